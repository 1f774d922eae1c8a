/** Small help for making nodes. Text goes in as text, never as HTML. */

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean>} attributes a true one is set empty, a false one is left out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) node.setAttribute(name, value === true ? '' : value)
  }
  node.append(...children)
  return node
}

export const SPEECH = 'M4 5.5h16v11H10l-4.5 4v-4H4z'

/** A line drawing that means nothing to a screen reader. @param {string} path */
export function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('class', 'icon')
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** @param {string} text */
export function hidden(text) {
  return make('span', {class: 'unseen'}, text)
}

const NUMBERS = ['1-800-222-1222', '1-800-799-7233', '816-396-0245', '911', '988']

/**
 * The text with its numbers and addresses as links.
 * @param {string} text @param {string} [clinicPhone]
 * @returns {(Node | string)[]}
 */
export function withLinks(text, clinicPhone = '') {
  return text
    .split(/(https:\/\/\S*[\w/])/)
    .flatMap((part, place) =>
      place % 2
        ? make('a', {href: part, target: '_blank', rel: 'noopener noreferrer'}, part)
        : withPhoneLinks(part, clinicPhone),
    )
}

/** The telephone numbers of a text, each once. @param {string} text @param {string} clinicPhone */
export function numbersIn(text, clinicPhone) {
  return [...new Set(atNumbers(text, clinicPhone).filter((_, place) => place % 2))]
}

/** @param {string} text @param {string} clinicPhone */
function withPhoneLinks(text, clinicPhone) {
  return atNumbers(text, clinicPhone).map((part, place) =>
    place % 2 ? make('a', {href: phoneLink(part)}, part) : part,
  )
}

/** The text cut at its numbers: every second part is one. @param {string} text @param {string} clinicPhone */
function atNumbers(text, clinicPhone) {
  const numbers = [...NUMBERS, ...(clinicPhone ? [clinicPhone] : [])]
  const escaped = numbers.map(number => number.replace(/[^\w-]/g, '\\$&'))
  return text.split(new RegExp(`(?:\\b|(?=\\())(${escaped.join('|')})(?![\\w%]|-\\w)`))
}

/** @param {string} number */
export function phoneLink(number) {
  const digits = number.replace(/\D/g, '')
  if (digits.length === 10) return `tel:+1${digits}`
  return digits.length > 10 ? `tel:+${digits}` : `tel:${digits}`
}
