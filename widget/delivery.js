/** Brings what the visitor says to the server once, also when a reply gets lost. */
import {ChatError} from './client.js'

/**
 * @typedef {import('./client.js').Message} Message
 * @typedef {{text: string, choice?: string}} Saying a choice's text is its label
 * @typedef {Saying & {arrived: boolean}} Doubt sent, and not answered
 */

const CHECK_TIMEOUT_MS = 4000
const LOOK_AFTER_MS = [0, 1500, 3000]

export class Delivery {
  #client
  #keep
  #onNewChat
  /** What the visitor said in this chat, as far as it was answered. @type {string[]} */
  #said = []
  /** @type {Doubt | null} */
  #doubt = null

  /**
   * @param {import('./client.js').Client} client
   * @param {import('./keep.js').Keep} keep
   * @param {(shownAlready: Message[]) => void} onNewChat the old one was over
   */
  constructor(client, keep, onNewChat) {
    this.#client = client
    this.#keep = keep
    this.#onNewChat = onNewChat
  }

  get doubt() {
    return this.#doubt
  }

  /** Whether there is a chat that may go on. */
  get isOpen() {
    return this.#keep.token !== null
  }

  /** Whoever waits for an answer gets an error that is "aborted". */
  cancel() {
    this.#doubt = null
    this.#client.abort()
  }

  /** Tells the server that this chat is over; nobody waits for it. */
  end() {
    if (this.#keep.token) this.#client.end(this.#keep.token)
    this.#keep.token = null
  }

  /** The greeting of a new chat. */
  async start() {
    const {token, messages} = await this.#client.start()
    this.#keep.token = token
    this.#said = []
    this.#doubt = null
    return messages
  }

  /** The chat as it stood, or null when there is none any more. */
  async history() {
    const {token} = this.#keep
    if (!token) return null
    try {
      const history = await this.#client.history(token)
      this.#said = history.filter(isVisitors).map(message => message.text)
      return history
    } catch (error) {
      if (!isRefusedToken(error)) throw error
      this.#keep.token = null
      return null
    }
  }

  /** The server sees an emergency even when it can start no chat. @param {string} text */
  async warnings(text) {
    try {
      return await this.#client.send(null, {text})
    } catch (error) {
      return error instanceof ChatError ? error.messages : []
    }
  }

  /** @param {Saying} saying @returns {Promise<Message[]>} */
  async send(saying) {
    try {
      const replies = await this.#exchange(saying)
      this.#said.push(saying.text)
      return replies
    } catch (error) {
      if (!(error instanceof ChatError && error.lost)) throw error
      this.#doubt = {...saying, arrived: false}
      const replies = await this.#settleNow(error)
      return [...error.messages, ...replies]
    }
  }

  /**
   * The replies to what was in doubt, or null when it never arrived. Throws
   * "unanswered" when it arrived and has no reply yet.
   * @returns {Promise<Message[] | null>}
   */
  async settle() {
    const doubt = this.#doubt
    if (!doubt) return null
    for (const wait of LOOK_AFTER_MS) {
      await new Promise(resolve => setTimeout(resolve, wait))
      const replies = await this.#repliesTo(doubt)
      if (this.#doubt !== doubt) throw new ChatError('aborted')
      if (replies?.length) this.#said.push(doubt.text)
      if (!replies?.length && replies) continue
      this.#doubt = null
      return replies
    }
    doubt.arrived = true
    throw new ChatError('unanswered')
  }

  /** Ask no more for the answer. */
  giveUpDoubt() {
    if (this.#doubt?.arrived) this.#said.push(this.#doubt.text)
    this.#doubt = null
  }

  /** @param {Saying} saying */
  async #exchange({text, choice}) {
    try {
      return await this.#client.send(this.#keep.token, choice ? {choice} : {text})
    } catch (error) {
      if (!isRefusedToken(error)) throw error
      const {messages} = /** @type {ChatError} */ (error)
      await this.start()
      this.#onNewChat(messages)
      return this.#client.send(this.#keep.token, {text})
    }
  }

  /** @param {ChatError} cause what to throw while nothing is known */
  async #settleNow(cause) {
    try {
      const replies = await this.settle()
      if (replies) return replies
    } catch (error) {
      if (error instanceof ChatError && ['unanswered', 'aborted'].includes(error.code))
        throw error
    }
    throw cause
  }

  /** null: the server does not have these words. @param {Doubt} doubt */
  async #repliesTo({text}) {
    const history = await this.#client
      .history(this.#keep.token ?? '', CHECK_TIMEOUT_MS)
      .catch(error => {
        if (isRefusedToken(error)) return /** @type {Message[]} */ ([])
        throw error
      })
    const same = history.filter(message => isVisitors(message) && alike(message.text, text))
    const answered = this.#said.filter(words => alike(words, text)).length
    if (same.length <= answered) return null
    const last = history.indexOf(same[same.length - 1])
    return history.slice(last + 1).filter(message => !isVisitors(message))
  }
}

/** @param {Message} message */
function isVisitors({author}) {
  return author === 'visitor'
}

/** @param {unknown} error */
function isRefusedToken(error) {
  return error instanceof ChatError && error.status === 401
}

/** The server trims what it stores. @param {string} one @param {string} other */
function alike(one, other) {
  return one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim()
}
