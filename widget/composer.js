/** The box to write in: when it may send, and what it holds until it does. */
import {words} from './words.js'

export const MAXIMUM_CHARACTERS = 2000
const COUNT_FROM = 1800

export class Composer {
  #nodes
  #onSend
  #onSay
  #busy = false
  #level = ''
  #life = new AbortController()

  /**
   * @param {{form: HTMLFormElement, input: HTMLTextAreaElement, send: HTMLButtonElement,
   *   counter: HTMLElement}} nodes
   * @param {{onSend: (text: string) => void, onSay: (text: string) => void}} calls
   */
  constructor(nodes, {onSend, onSay}) {
    this.#nodes = nodes
    this.#onSend = onSend
    this.#onSay = onSay
    const {signal} = this.#life
    nodes.form.addEventListener('submit', event => this.#submit(event), {signal})
    nodes.input.addEventListener('input', () => this.#update(), {signal})
    nodes.input.addEventListener('keydown', event => this.#key(event), {signal})
    this.#update()
  }

  destroy() {
    this.#life.abort()
  }

  get text() {
    return this.#nodes.input.value.trim()
  }

  /** @param {boolean} busy */
  set busy(busy) {
    this.#busy = busy
    this.#update()
  }

  focus() {
    this.#nodes.input.focus()
  }

  clear() {
    this.#nodes.input.value = ''
    this.#update()
  }

  /** Puts unsent words back, before whatever was written since. @param {string} text */
  restore(text) {
    const draft = this.text
    this.#nodes.input.value = draft ? `${text}\n${draft}` : text
    this.#update()
  }

  /** Takes words out again that did arrive. @param {string} text */
  remove(text) {
    const draft = this.text
    if (draft.startsWith(text)) this.#nodes.input.value = draft.slice(text.length).trim()
    this.#update()
  }

  /** @param {Event} event */
  #submit(event) {
    event.preventDefault()
    if (this.#nodes.send.disabled) return
    const {text} = this
    this.clear()
    // The button is about to be disabled, which would throw the focus away.
    this.focus()
    this.#onSend(text)
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    this.#nodes.form.requestSubmit()
  }

  #update() {
    const {input, send, counter} = this.#nodes
    // The server counts characters, not the UTF-16 units that .length counts.
    const length = [...this.text].length
    const over = length - MAXIMUM_CHARACTERS
    const level = over > 0 ? 'over' : length >= COUNT_FROM ? 'near' : ''
    send.disabled = this.#busy || !length || over > 0
    counter.textContent =
      level === 'over' ? words.tooLong(over) : level ? words.charactersLeft(-over) : ''
    input.setAttribute('aria-invalid', String(over > 0))
    if (level !== this.#level) this.#onSay(counter.textContent)
    this.#level = level
  }
}
