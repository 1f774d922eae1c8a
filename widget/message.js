/** The nodes of one message. */
import {hidden, icon, make, withLinks} from './dom.js'
import {words} from './words.js'

/** @typedef {import('./client.js').Message} Message */

const WARNING = 'M12 3 2 20h20L12 3Zm0 7v4.5m0 2.5v.5'

/** @param {string} text */
export function visitorMessage(text) {
  const bubble = make('div', {class: 'bubble'}, hidden(words.you), ...paragraphs(text, part => [part]))
  return make('div', {class: 'message visitor'}, bubble)
}

/**
 * @param {Message} message
 * @param {{live: boolean, phone: string}} how `live`: it just came, so an emergency is an alert
 */
export function assistantMessage(message, {live, phone}) {
  const urgent = message.kind === 'emergency'
  const node = make('div', {
    class: `message assistant ${urgent ? 'emergency' : ''}`.trim(),
    role: urgent && live && 'alert',
  })
  const bubble = make('div', {class: 'bubble'}, hidden(words.assistant))
  if (urgent) bubble.append(make('p', {class: 'urgent'}, icon(WARNING), words.urgent))
  bubble.append(...paragraphs(message.text, part => withLinks(part, phone)))
  if (message.sources.length) bubble.append(sourcesOf(message))
  node.append(bubble)
  if (message.choices.length) node.append(choicesOf(message))
  return node
}

/** @param {string} text */
export function note(text) {
  return make('p', {class: 'note'}, text)
}

/** @param {HTMLElement} button */
export function markChosen(button) {
  if (button.classList.contains('chosen')) return
  button.classList.add('chosen')
  button.append(hidden(words.chosen))
}

/**
 * @param {string} text
 * @param {(part: string) => (Node | string)[]} inside
 */
export function paragraphs(text, inside) {
  const parts = text.trim().split(/\n\s*\n/)
  return parts.map(part => make('p', {}, ...inside(part)))
}

/** @param {Message} message */
function choicesOf({choices}) {
  const buttons = choices.map(({id, label}) =>
    make('button', {type: 'button', class: 'choice', 'data-choice': String(id)}, String(label))
  )
  return make('div', {class: 'choices', role: 'group', 'aria-label': words.choices}, ...buttons)
}

/** @param {Message} message */
function sourcesOf({sources}) {
  const items = sources.map(({label, url}) => make('li', {}, sourceOf(String(label), url)))
  return make('details', {class: 'sources'}, make('summary', {}, words.sources), make('ul', {}, ...items))
}

/** @param {string} label @param {string | null} [url] */
function sourceOf(label, url) {
  if (!url || !/^https?:\/\//i.test(url)) return label
  const attributes = {href: url, target: '_blank', rel: 'noopener noreferrer'}
  return make('a', attributes, label, hidden(words.newTab))
}
