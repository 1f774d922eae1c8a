/** <vein-guide>: its attributes, opening and closing, and the focus. Registers nothing. */
import {Chat} from './chat.js'
import {Client} from './client.js'
import {Keep} from './keep.js'
import {buildPanel} from './panel.js'
import {adopt} from './style.js'
import {words} from './words.js'

const OWN_SERVER = new URL(import.meta.url).origin
const DEFAULT_CLINIC = 'Alsara Vein Clinic'
const DEFAULT_PHONE = '816-396-0245'
const FILLS_THE_WINDOW = '(max-width: 560px), (max-height: 520px)'
// There the keyboard, or the box alone, would hide the greeting that comes first.
const READ_FIRST = '(pointer: coarse), (max-height: 420px)'

export class VeinGuideElement extends HTMLElement {
  static observedAttributes = ['open']

  /** One chat is enough for a page: the others wait until it goes. @type {VeinGuideElement[]} */
  static #inPage = []

  /** @type {import('./panel.js').Nodes | undefined} */
  #nodes
  /** @type {Chat | undefined} */
  #chat
  /** @type {Keep | undefined} */
  #keep
  #life = new AbortController()
  #full = matchMedia(FILLS_THE_WINDOW)
  /** @type {Element | null} */
  #opener = null

  constructor() {
    super()
    adopt(this.attachShadow({mode: 'open'}))
  }

  /** Whether the panel is shown. */
  get open() {
    return this.hasAttribute('open')
  }

  set open(open) {
    this.toggleAttribute('open', Boolean(open))
  }

  /** Where the chat's server is; the script's own origin by default. */
  get server() {
    return new URL(this.getAttribute('server') || OWN_SERVER, document.baseURI).href
  }

  set server(server) {
    this.setAttribute('server', server)
  }

  connectedCallback() {
    VeinGuideElement.#inPage.push(this)
    if (VeinGuideElement.#inPage[0] === this) this.#begin()
  }

  disconnectedCallback() {
    const wasFirst = VeinGuideElement.#inPage[0] === this
    VeinGuideElement.#inPage = VeinGuideElement.#inPage.filter(other => other !== this)
    this.#end()
    const [next] = VeinGuideElement.#inPage
    if (wasFirst && next) next.#begin()
  }

  attributeChangedCallback() {
    if (!this.#nodes || this.open !== this.#nodes.panel.hidden) return
    this.#reflect()
    if (this.open) this.#focusIn()
    else this.#focusBack()
    this.#emit(this.open ? 'open' : 'close')
  }

  #begin() {
    const nodes = buildPanel(this.getAttribute('clinic-name') || DEFAULT_CLINIC)
    const keep = new Keep(this.server)
    this.#keep = keep
    this.open = keep.open ?? this.open
    this.#nodes = nodes
    this.#life = new AbortController()
    this.#chat = new Chat(nodes, {
      client: new Client(this.server),
      keep,
      phone: this.getAttribute('clinic-phone') || DEFAULT_PHONE,
      emit: from => this.#came(from),
    })
    this.shadowRoot?.append(nodes.root)
    this.#listen(nodes)
    this.#fit()
    // Restored, not opened: a page that loads must not move the focus.
    if (this.open) this.#reflect()
  }

  #end() {
    this.#life.abort()
    this.#chat?.destroy()
    this.#nodes?.root.remove()
    this.#nodes = this.#chat = undefined
  }

  /** @param {import('./panel.js').Nodes} nodes */
  #listen(nodes) {
    const {signal} = this.#life
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type,
      /** @type {(event: any) => void} */ act) => target.addEventListener(type, act, {signal})
    on(nodes.launcher, 'click', () => (this.open = true))
    on(nodes.close, 'click', () => (this.open = false))
    on(nodes.startOver, 'click', () => this.#askStartOver(nodes.confirm.hidden))
    on(nodes.no, 'click', () => this.#askStartOver(false))
    on(nodes.yes, 'click', () => this.#startOver())
    on(nodes.panel, 'keydown', event => this.#key(event))
    on(this.#full, 'change', () => this.#fit())
    on(window, 'pageshow', event => event.persisted && this.#comeBack())
    if (window.visualViewport) {
      on(window.visualViewport, 'resize', () => this.#fit())
      on(window.visualViewport, 'scroll', () => this.#fit())
    }
  }

  #reflect() {
    const {panel, launcher, unread} = /** @type {import('./panel.js').Nodes} */ (this.#nodes)
    panel.hidden = !this.open
    launcher.hidden = this.open
    if (this.#keep && this.#keep.open !== this.open) this.#keep.open = this.open
    if (!this.open) return
    unread.textContent = ''
    launcher.classList.remove('unread')
    this.#chat?.begin()
  }

  #focusIn() {
    const active = document.activeElement
    this.#opener = active === this || active === document.body ? null : active
    const nodes = this.#nodes
    if (matchMedia(READ_FIRST).matches) nodes?.panel.focus()
    else nodes?.input.focus()
  }

  #focusBack() {
    const opener = this.#opener
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    else this.#nodes?.launcher.focus()
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Tab' && this.#full.matches) this.#keepFocusIn(event)
    if (event.key !== 'Escape' || event.isComposing) return
    event.stopPropagation()
    if (this.#nodes?.confirm.hidden) this.open = false
    else this.#askStartOver(false)
  }

  /** While the panel covers the page, Tab must not lead behind it. @param {KeyboardEvent} event */
  #keepFocusIn(event) {
    const all = this.#nodes?.panel.querySelectorAll('button, a[href], textarea, summary, [tabindex="0"]')
    const stops = /** @type {HTMLElement[]} */ (Array.from(all ?? [])).filter(
      stop => stop.getClientRects().length && !stop.matches(':disabled')
    )
    const [first, last] = [stops[0], stops[stops.length - 1]]
    const active = this.shadowRoot?.activeElement
    const atStart = active === first || active === this.#nodes?.panel
    if (event.shiftKey ? !atStart : active !== last) return
    event.preventDefault()
    if (event.shiftKey) last?.focus()
    else first?.focus()
  }

  /** @param {boolean} ask */
  #askStartOver(ask) {
    const nodes = /** @type {import('./panel.js').Nodes} */ (this.#nodes)
    nodes.confirm.hidden = !ask
    nodes.startOver.setAttribute('aria-expanded', String(ask))
    if (ask) nodes.yes.focus()
    else nodes.startOver.focus()
  }

  #startOver() {
    this.#askStartOver(false)
    this.#nodes?.input.focus()
    this.#chat?.startOver()
  }

  /** Follows the window, also when a phone's keyboard takes half of it. */
  #fit() {
    const {panel} = /** @type {import('./panel.js').Nodes} */ (this.#nodes)
    const fills = this.#full.matches
    panel.setAttribute('aria-modal', String(fills))
    const view = window.visualViewport
    const follow = fills && view && view.scale === 1
    panel.style.setProperty('--view-height', follow ? `${view.height}px` : '100dvh')
    panel.style.setProperty('--view-top', follow ? `${view.offsetTop}px` : '0px')
  }

  /** The browser shows the page again as it was left; the chat may have gone on elsewhere. */
  #comeBack() {
    this.#end()
    this.#begin()
  }

  /** @param {'visitor' | 'assistant'} from */
  #came(from) {
    const nodes = this.#nodes
    if (nodes && !this.open && from === 'assistant') {
      nodes.unread.textContent = words.unread
      nodes.launcher.classList.add('unread')
    }
    this.#emit('message', {from})
  }

  /** The page learns that something happened, and none of the words. @param {string} name @param {object} [detail] */
  #emit(name, detail) {
    this.dispatchEvent(new CustomEvent(`vein-guide:${name}`, {bubbles: true, composed: true, detail}))
  }
}
