/**
 * Speaks HTTP with the chat server, and nothing else does.
 *
 * @typedef {{id: string, label: string}} Choice
 * @typedef {{label: string, url?: string | null}} Source
 * @typedef {'answer' | 'question' | 'emergency' | 'fallback' | 'notice'} Kind
 * @typedef {{id: string, kind: Kind, text: string, choices: Choice[],
 *   sources: Source[], author?: 'visitor' | 'assistant'}} Message
 * @typedef {{text: string} | {choice: string}} Said
 */
const TIMEOUT_MS = 12_000

export class ChatError extends Error {
  /**
   * @param {string} code unreachable, timeout, aborted, unanswered, or "http"
   * @param {{status?: number, messages?: Message[], waitSeconds?: number}} [details]
   */
  constructor(code, {status = 0, messages = [], waitSeconds = 0} = {}) {
    super(code)
    this.code = code
    this.status = status
    /** What has to be shown all the same: the fixed text of an emergency. */
    this.messages = messages
    this.waitSeconds = waitSeconds
  }

  /** Whether the server may have taken the message although no reply came. */
  get lost() {
    return this.code !== 'aborted' && (this.status === 0 || this.status >= 500)
  }
}

export class Client {
  #server
  #timeoutMs
  /** @type {AbortController | undefined} */
  #request

  /** @param {string} server @param {number} [timeoutMs] */
  constructor(server, timeoutMs = TIMEOUT_MS) {
    this.#server = server.replace(/\/+$/, '')
    this.#timeoutMs = timeoutMs
  }

  /** @returns {Promise<{token: string, messages: Message[]}>} */
  async start() {
    const body = await this.#ask('POST', '/chat/sessions', null, {})
    if (typeof body.token !== 'string') throw new ChatError('failed')
    return {token: body.token, messages: messagesIn(body)}
  }

  /** @param {string | null} token @param {Said} said */
  async send(token, said) {
    return messagesIn(await this.#ask('POST', '/chat/messages', token, said))
  }

  /** @param {string} token @param {number} [timeoutMs] */
  async history(token, timeoutMs) {
    return messagesIn(
      await this.#ask('GET', '/chat/messages', token, undefined, timeoutMs)
    )
  }

  /** Asks the server to end the chat; the visitor need not wait for it. @param {string} token */
  end(token) {
    const request = {method: 'DELETE', headers: headersOf(token), keepalive: true}
    this.#fetch('/chat/sessions/current', request).catch(() => undefined)
  }

  abort() {
    this.#request?.abort()
  }

  /**
   * @param {string} method @param {string} path @param {string | null} token
   * @param {object} [said] @param {number} [timeoutMs]
   */
  async #ask(method, path, token, said, timeoutMs = this.#timeoutMs) {
    this.#request?.abort()
    const request = (this.#request = new AbortController())
    let late = false
    const timer = setTimeout(() => {
      late = true
      request.abort()
    }, timeoutMs)
    try {
      const body = said && JSON.stringify(said)
      const headers = headersOf(token, body)
      const response = await this.#fetch(path, {method, headers, body, signal: request.signal})
      return await bodyOf(response)
    } catch (error) {
      if (error instanceof ChatError) throw error
      if (late) throw new ChatError('timeout')
      throw new ChatError(request.signal.aborted ? 'aborted' : 'unreachable')
    } finally {
      clearTimeout(timer)
    }
  }

  /** @param {string} path @param {RequestInit} request */
  #fetch(path, request) {
    return fetch(this.#server + path, {
      ...request, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer',
    })
  }
}

/** @param {string | null} token @param {string} [body] @returns {Record<string, string>} */
function headersOf(token, body) {
  return {
    ...(token && {Authorization: `Bearer ${token}`}),
    ...(body && {'Content-Type': 'application/json'}),
  }
}

/** @param {Response} response */
async function bodyOf(response) {
  const words = await response.text()
  /** @type {any} */
  let body
  try {
    body = JSON.parse(words)
  } catch {
    body = null
  }
  if (response.ok && body) return body
  throw new ChatError(response.ok ? 'failed' : 'http', {
    status: response.ok ? 0 : response.status,
    messages: messagesIn(body),
    waitSeconds: Number(response.headers.get('Retry-After')) || 0,
  })
}

/** @param {any} body @returns {Message[]} */
function messagesIn(body) {
  const all = Array.isArray(body?.messages) ? body.messages : []
  return all
    .filter((/** @type {any} */ message) => typeof message?.text === 'string')
    .map((/** @type {any} */ message) => ({
      ...message,
      choices: Array.isArray(message.choices) ? message.choices : [],
      sources: Array.isArray(message.sources) ? message.sources : [],
    }))
}
