/** The list of messages: what is in it, what is announced, where it is scrolled to. */
import {make} from './dom.js'
import {assistantMessage, markChosen, note, visitorMessage} from './message.js'
import {words} from './words.js'

/** @typedef {import('./client.js').Message} Message */

const ANNOUNCE_WRITING_AFTER_MS = 1500
const ANNOUNCE_STILL_WRITING_AFTER_MS = 6000
const MARGIN_PX = 12
/** Less than a line: nothing to read is hidden there. */
const HIDDEN_PX = 24

export class Log {
  #log
  #status
  #strip
  #more
  #phone
  #sizes = new ResizeObserver(() => this.#tellMore())
  #life = new AbortController()
  #typing = make('div', {class: 'typing', 'aria-hidden': 'true'},
    make('i'), make('i'), make('i'), make('span', {}, words.writing))
  /** @type {ReturnType<typeof setTimeout>[]} */
  #timers = []
  /** The ids of what is shown. @type {Set<string>} */
  #shown = new Set()

  /**
   * @param {{log: HTMLElement, status: HTMLElement, strip: HTMLElement, more: HTMLElement}} nodes
   * @param {string} phone
   */
  constructor({log, status, strip, more}, phone) {
    this.#strip = strip
    this.#more = more
    this.#log = log
    this.#status = status
    this.#phone = phone
    const {signal} = this.#life
    log.addEventListener('scroll', () => this.#tellMore(), {signal, passive: true})
    log.addEventListener('toggle', () => this.#tellMore(), {signal, capture: true})
    more.addEventListener('click', () => this.#pageDown(), {signal})
    this.#sizes.observe(log)
  }

  destroy() {
    this.#life.abort()
    this.#sizes.disconnect()
    this.writing(false)
  }

  clear() {
    this.#shown.clear()
    this.#log.replaceChildren()
  }

  /** Shows a conversation that is not new, so nothing of it is announced. @param {Message[]} history */
  restore(history) {
    this.#log.setAttribute('aria-live', 'off')
    this.clear()
    for (const message of history) {
      if (message.author === 'visitor') {
        const label = message.text
        const button = this.#lastChoices().find(choice => choice.textContent === label)
        if (button) markChosen(button)
        this.#log.append(visitorMessage(label))
      } else {
        this.#add(message, false)
      }
    }
    this.#scrollTo(this.#log.lastElementChild)
  }

  /** @param {string} text */
  visitor(text) {
    const node = visitorMessage(text)
    this.#append(node)
    this.#scrollTo(null)
    return node
  }

  /** Shows and announces what has just come. @param {Message[]} messages */
  assistant(messages) {
    this.#log.setAttribute('aria-live', 'polite')
    const nodes = messages
      .filter(message => !this.#shown.has(message.id))
      .map(message => this.#add(message, true))
    if (nodes.length) this.#scrollTo(nodes[0])
    return nodes.length > 0
  }

  /** @param {string} text */
  note(text) {
    this.#append(note(text))
  }

  /** Whether a reply is on its way; said aloud only if it takes a while. @param {boolean} on */
  writing(on) {
    this.#timers.forEach(clearTimeout)
    this.#timers = []
    this.#typing.remove()
    this.say('')
    if (!on) return
    this.#log.append(this.#typing)
    this.#scrollTo(null)
    this.#timers = [
      setTimeout(() => this.say(words.writing), ANNOUNCE_WRITING_AFTER_MS),
      setTimeout(() => this.say(words.stillWriting), ANNOUNCE_STILL_WRITING_AFTER_MS),
    ]
  }

  /** Tells screen readers alone. @param {string} text */
  say(text) {
    this.#status.textContent = text
  }

  toEnd() {
    this.#scrollTo(this.#log.lastElementChild)
  }

  /** @param {Message} message @param {boolean} live */
  #add(message, live) {
    this.#shown.add(message.id)
    const node = assistantMessage(message, {live, phone: this.#phone})
    this.#append(node)
    return node
  }

  /** @param {Node} node */
  #append(node) {
    if (this.#typing.isConnected) this.#typing.before(node)
    else this.#log.append(node)
  }

  /** @returns {HTMLElement[]} */
  #lastChoices() {
    const groups = this.#log.querySelectorAll('.choices')
    return Array.from(groups[groups.length - 1]?.querySelectorAll('button') ?? [])
  }

  /** To the end, but never past the beginning of `node`. @param {Element | null} [node] */
  #scrollTo(node) {
    const log = this.#log
    // Where the window is very low, the panel scrolls, and the log under the strip.
    const whole = log.scrollHeight <= log.clientHeight
    const box = whole ? log.parentElement : log
    if (!box) return
    const covered = this.#strip.getBoundingClientRect().bottom - box.getBoundingClientRect().top
    const above = MARGIN_PX + (whole ? covered : 0)
    const top = node
      ? node.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop
      : box.scrollHeight
    box.scrollTop = top - above
    this.#tellMore()
  }

  /** An arrow, where part of the conversation lies below what is seen. */
  #tellMore() {
    const {scrollHeight, scrollTop, clientHeight} = this.#log
    this.#more.hidden = scrollHeight - scrollTop - clientHeight < HIDDEN_PX
  }

  #pageDown() {
    this.#log.scrollTop += this.#log.clientHeight * 0.8
    this.#log.focus()
  }
}
