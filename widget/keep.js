/**
 * What a reload or a change of page may keep: the chat's token, and whether it
 * is open. Never a word of the conversation, and never longer than the tab.
 */
export class Keep {
  #key
  /** @type {{token?: string | null, open?: boolean}} */
  #kept

  /** @param {string} server */
  constructor(server) {
    this.#key = `vein-guide:${server}`
    this.#kept = read(this.#key)
  }

  /** @returns {string | null} */
  get token() {
    return typeof this.#kept.token === 'string' ? this.#kept.token : null
  }

  set token(token) {
    this.#write({token})
  }

  /** `undefined` when the visitor neither opened nor closed it. */
  get open() {
    return this.#kept.open
  }

  set open(open) {
    this.#write({open})
  }

  /** @param {{token?: string | null, open?: boolean}} change */
  #write(change) {
    this.#kept = {...this.#kept, ...change}
    try {
      sessionStorage.setItem(this.#key, JSON.stringify(this.#kept))
    } catch {
      // The browser may forbid storage: the chat then lasts as long as the page.
    }
  }
}

/** @param {string} key */
function read(key) {
  try {
    return Object(JSON.parse(sessionStorage.getItem(key) ?? '{}'))
  } catch {
    return {}
  }
}
