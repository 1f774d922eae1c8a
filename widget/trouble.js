/** The notice between the conversation and the box, when something is in the way. */
import {make, withLinks} from './dom.js'
import {words} from './words.js'

/** Troubles that the visitor mends by changing the message; trying again would not help. */
const TO_CHANGE = ['tooLong', 'unusable', 'choice']

export class Trouble {
  #nodes
  #phone
  code = ''

  /**
   * @param {{trouble: HTMLElement, alert: HTMLElement, retry: HTMLButtonElement}} nodes
   * @param {string} phone
   */
  constructor(nodes, phone) {
    this.#nodes = nodes
    this.#phone = phone
  }

  /** @param {import('./client.js').ChatError} error @param {{kept: boolean, isChoice: boolean}} about */
  tellError(error, {kept, isChoice}) {
    this.tell(codeOf(error, isChoice), {kept, waitSeconds: error.waitSeconds})
  }

  /** @param {string} code @param {{kept: boolean, waitSeconds?: number}} about */
  tell(code, {kept, waitSeconds = 0}) {
    const {trouble, alert, retry} = this.#nodes
    const toChange = TO_CHANGE.includes(code)
    const wait = code === 'tooMany' && waitSeconds
    const first = wait ? words.wait(waitSeconds) : words.trouble[code]
    const rest = kept && !toChange ? ` ${words.kept}` : ''
    const help = toChange ? [] : [make('p', {}, ...withLinks(words.help(this.#phone), this.#phone))]
    this.code = code
    retry.hidden = toChange
    trouble.hidden = false
    alert.replaceChildren(make('p', {}, first + rest), ...help)
  }

  calm() {
    this.code = ''
    this.#nodes.trouble.hidden = true
    this.#nodes.alert.replaceChildren()
  }
}

/** @param {import('./client.js').ChatError} error @param {boolean} isChoice */
function codeOf({code, status}, isChoice) {
  if (code === 'unreachable' && !navigator.onLine) return 'offline'
  if (code in words.trouble) return code
  if (status === 429) return 'tooMany'
  if (status === 413) return 'tooLong'
  if (status >= 400 && status < 500) return isChoice ? 'choice' : 'unusable'
  return 'failed'
}
