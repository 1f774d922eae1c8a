/** The conversation as the visitor sees it: begins it, carries it, says what goes wrong. */
import {ChatError} from './client.js'
import {Composer} from './composer.js'
import {Delivery} from './delivery.js'
import {Log} from './log.js'
import {markChosen} from './message.js'
import {Trouble} from './trouble.js'
import {words} from './words.js'

/**
 * @typedef {import('./client.js').Message} Message
 * @typedef {import('./delivery.js').Saying} Saying
 */

export class Chat {
  #emit
  #log
  #composer
  #trouble
  #delivery
  #life = new AbortController()
  #busy = false
  #begun = false
  /** What is under way; it never fails. */
  #turn = Promise.resolve()
  /** A choice that failed: "Try again" repeats it. Typed words go back to the box. @type {Saying | null} */
  #failedChoice = null
  /** Emergency texts already shown in this turn. @type {Set<string>} */
  #warned = new Set()

  /**
   * @param {import('./panel.js').Nodes} nodes
   * @param {{client: import('./client.js').Client, keep: import('./keep.js').Keep,
   *   phone: string, emit: (from: 'visitor' | 'assistant') => void}} needs
   */
  constructor(nodes, {client, keep, phone, emit}) {
    this.#emit = emit
    this.#log = new Log(nodes, phone)
    this.#trouble = new Trouble(nodes, phone)
    this.#composer = new Composer(nodes, {
      onSend: text => this.#say({text}),
      onSay: text => this.#log.say(text),
    })
    this.#delivery = new Delivery(client, keep, messages => {
      this.#show(messages)
      this.#log.note(words.newChat)
    })
    const {signal} = this.#life
    nodes.log.addEventListener('click', event => this.#choose(event), {signal})
    nodes.retry.addEventListener('click', () => this.#retry(), {signal})
    addEventListener('offline', () => this.#offline(), {signal})
    addEventListener('online', () => this.#online(), {signal})
  }

  destroy() {
    this.#life.abort()
    this.#delivery.cancel()
    this.#composer.destroy()
    this.#log.destroy()
  }

  /** The first call asks the server, for the chat as it stood or for a new one. */
  begin() {
    if (!this.#begun && !this.#busy) this.#run(() => this.#load())
    this.#log.toEnd()
  }

  /** Ends this chat and begins a new one. */
  async startOver() {
    this.#delivery.cancel()
    await this.#turn
    this.#delivery.end()
    this.#begun = false
    this.#failedChoice = null
    this.#log.clear()
    this.begin()
  }

  /** @param {Saying} saying */
  #say(saying) {
    this.#run(() => this.#converse(saying))
  }

  /** @param {Event} event */
  #choose({target}) {
    const button = target instanceof Element && target.closest('button[data-choice]')
    if (!(button instanceof HTMLElement) || this.#busy) return
    const text = (button.textContent ?? '').replace(words.chosen, '')
    markChosen(button)
    this.#say({text, choice: button.dataset.choice})
  }

  #retry() {
    const {text} = this.#composer
    if (this.#busy) return
    this.#composer.focus()
    if (this.#failedChoice) return this.#say(this.#failedChoice)
    if (text) this.#composer.clear()
    this.#run(() => (text ? this.#converse({text}) : this.#catchUp()))
  }

  /** One thing at a time, with a sign that it is under way. @param {() => Promise<unknown>} work */
  #run(work) {
    if (!this.#busy) this.#turn = this.#guard(work)
  }

  /** @param {() => Promise<unknown>} work */
  async #guard(work) {
    this.#busy = this.#composer.busy = true
    this.#warned.clear()
    this.#log.writing(true)
    try {
      await work()
      this.#trouble.calm()
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
      if (error.code !== 'aborted') this.#tell(error)
    } finally {
      this.#log.writing(false)
      this.#busy = this.#composer.busy = false
    }
  }

  async #load() {
    const ended = this.#delivery.isOpen
    const history = await this.#delivery.history()
    if (history) {
      this.#log.restore(history)
    } else {
      const greeting = await this.#delivery.start()
      if (ended) this.#log.note(words.newChat)
      this.#show(greeting)
    }
    this.#begun = true
  }

  /** "Try again" with nothing in the box: look for what is missing. */
  async #catchUp() {
    if (!this.#begun) await this.#load()
    await this.#settle(null)
  }

  /** @param {Saying} first */
  async #converse(first) {
    const saying = await this.#prepare(first)
    if (!saying) return
    this.#failedChoice = null
    const bubble = this.#log.visitor(saying.text)
    try {
      const replies = await this.#delivery.send(saying)
      this.#emit('visitor')
      this.#show(replies)
    } catch (error) {
      if (!this.#delivery.doubt?.arrived) {
        bubble.remove()
        this.#giveBack(saying)
      }
      throw error
    }
  }

  /** A chat to say it in, and nothing in doubt; what then is left to say. @param {Saying} saying */
  async #prepare(saying) {
    try {
      if (!this.#begun) await this.#load()
      return await this.#settle(saying)
    } catch (error) {
      if (!(error instanceof ChatError)) throw error
      // The server can see an emergency even when it can open no chat.
      if (error.status) this.#show(await this.#delivery.warnings(saying.text))
      if (error.code !== 'unanswered') this.#giveBack(saying)
      throw error
    }
  }

  /**
   * Clears up what was sent before and got no reply; returns what is left to say.
   * @param {Saying | null} saying
   */
  async #settle(saying) {
    const {doubt} = this.#delivery
    if (!doubt) return saying
    const known = doubt.arrived
    try {
      const replies = await this.#delivery.settle()
      if (!replies) return saying
      if (!known) this.#log.visitor(doubt.text)
      this.#show(replies)
    } catch (error) {
      if (!(error instanceof ChatError && error.code === 'unanswered')) throw error
      if (!known) this.#log.visitor(doubt.text)
      if (!saying || (!known && isIn(doubt, saying))) throw error
      this.#delivery.giveUpDoubt()
      if (known) return saying
    }
    this.#failedChoice = null
    return saying && without(doubt, saying)
  }

  /** @param {Saying} saying */
  #giveBack(saying) {
    if (saying.choice) this.#failedChoice = saying
    else this.#composer.restore(saying.text)
  }

  /** Shows and announces what came, each emergency once. @param {Message[]} messages */
  #show(messages) {
    const fresh = messages.filter(
      ({kind, text}) => kind !== 'emergency' || !this.#warned.has(text)
    )
    for (const {text} of fresh) this.#warned.add(text)
    if (this.#log.assistant(fresh)) this.#emit('assistant')
  }

  /** @param {ChatError} error */
  #tell(error) {
    this.#show(error.messages.filter(message => message.kind === 'emergency'))
    this.#trouble.tellError(error, {
      kept: Boolean(this.#composer.text),
      isChoice: Boolean(this.#failedChoice),
    })
    if (this.#trouble.code === 'choice') this.#failedChoice = null
    this.#log.toEnd()
  }

  #offline() {
    if (!this.#begun) return
    this.#trouble.tell('offline', {kept: Boolean(this.#composer.text)})
  }

  #online() {
    if (this.#trouble.code === 'offline') this.#trouble.calm()
  }
}

/** @param {Saying} doubt @param {Saying} saying */
function isIn(doubt, saying) {
  return doubt.choice ? doubt.choice === saying.choice : saying.text.startsWith(doubt.text)
}

/** What is left of `saying` when `doubt` has been said. @param {Saying} doubt @param {Saying} saying */
function without(doubt, saying) {
  if (!isIn(doubt, saying)) return saying
  const text = doubt.choice ? '' : saying.text.slice(doubt.text.length).trim()
  return text ? {text} : null
}
