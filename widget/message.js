/** The nodes of one message. */
import {hidden, icon, make, numbersIn, phoneLink, SPEECH, withLinks} from './dom.js'
import {words} from './words.js'

/** @typedef {import('./client.js').Message} Message */

const RECEIVER = 'M5 4h4l2 5-2.5 1.5a11 11 0 0 0 5 5L15 13l5 2v4a1 1 0 0 1-1 1A15 15 0 0 1 4 5a1 1 0 0 1 1-1Z'
const TAKES_TEXTS = '988'
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
  if (urgent) bubble.append(...warning(message.text, phone))
  else bubble.append(...paragraphs(message.text, part => withLinks(part, phone)))
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

/** The sentence that says whom to call stands out, and one press calls. @param {string} text @param {string} phone */
function warning(text, phone) {
  const end = text.search(/\n\s*\n|$/)
  const [first, rest] = [text.slice(0, end), text.slice(end).trim()]
  const sentences = first.split(/(?<=[.!?]\s)/)
  const loud = sentences.find(sentence => numbersIn(sentence, phone).length) ?? sentences[0]
  /** @param {string} part */
  const links = part => withLinks(part, phone)
  return [
    make('p', {class: 'urgent'}, icon(WARNING), words.urgent),
    make('p', {}, ...sentences.flatMap(part => (part === loud ? [make('strong', {}, ...links(part))] : links(part)))),
    make('div', {class: 'calls'}, ...numbersIn(first, phone).flatMap(callsTo)),
    ...(rest ? paragraphs(rest, links) : []),
  ]
}

/** @param {string} number */
function callsTo(number) {
  const call = make('a', {class: 'call', href: phoneLink(number)}, icon(RECEIVER), words.call(number))
  if (number !== TAKES_TEXTS) return [call]
  return [call, make('a', {class: 'call', href: `sms:${number}`}, icon(SPEECH), words.write(number))]
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
