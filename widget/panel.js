/** The nodes of the widget, empty as they are before anybody speaks. */
import {hidden, icon, make, SPEECH, withLinks} from './dom.js'
import {words} from './words.js'

const CROSS = 'M6 6l12 12M18 6 6 18'
const ROUND = 'M5 12a7 7 0 1 0 2.2-5.1M5 4v4h4'
const DOWN = 'M12 5v13M6 12.5l6 6 6-6'
const ARROW = 'M5 12h13M12.5 6l6 6-6 6'

/** @typedef {ReturnType<typeof buildPanel>} Nodes */

/** @param {string} clinicName */
export function buildPanel(clinicName) {
  const unread = hidden('')
  const launcher = make('button', {type: 'button', class: 'launcher', 'aria-haspopup': 'dialog'},
    icon(SPEECH), make('span', {}, words.launcher), unread)
  const header = buildHeader(clinicName)
  const strip = make('p', {class: 'strip'}, ...withLinks(words.strip))
  const confirm = buildConfirm()
  const log = make('div', {
    class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': words.log, tabindex: '0',
  })
  const more = make('button', {type: 'button', class: 'more', 'aria-label': words.more, hidden: true}, icon(DOWN))
  const status = make('div', {class: 'unseen', role: 'status'})
  const trouble = buildTrouble()
  const composer = buildComposer()
  const panel = make('div', {
    class: 'panel', role: 'dialog', 'aria-label': words.region, tabindex: '-1', hidden: true,
  }, header.node, strip, confirm.node, log, more, status, trouble.trouble, composer.form)
  const root = make('div', {class: 'root', lang: 'en', dir: 'ltr'}, launcher, panel)
  return {
    root, launcher, unread, panel, strip, log, more, status,
    close: header.close, startOver: header.startOver,
    confirm: confirm.node, yes: confirm.yes, no: confirm.no,
    ...trouble, ...composer,
  }
}

/** @param {string} clinicName */
function buildHeader(clinicName) {
  const startOver = make('button', {type: 'button', class: 'quiet', 'aria-expanded': 'false'},
    icon(ROUND), words.startOver)
  const close = make('button', {type: 'button', class: 'quiet close', 'aria-label': words.close},
    icon(CROSS))
  const name = make('div', {class: 'name'}, make('h2', {}, words.name), make('p', {}, clinicName))
  return {startOver, close, node: make('div', {class: 'header'}, name, startOver, close)}
}

function buildConfirm() {
  const yes = make('button', {type: 'button', class: 'strong'}, words.confirmStartOver)
  const no = make('button', {type: 'button', class: 'choice'}, words.keepChat)
  const node = make('div', {class: 'confirm', role: 'group', 'aria-label': words.startOver, hidden: true},
    make('p', {id: 'ask'}, words.askStartOver), yes, no)
  yes.setAttribute('aria-describedby', 'ask')
  return {yes, no, node}
}

function buildTrouble() {
  const alert = make('div', {role: 'alert'})
  const retry = make('button', {type: 'button', class: 'strong'}, words.retry)
  return {alert, retry, trouble: make('div', {class: 'trouble', hidden: true}, alert, retry)}
}

function buildComposer() {
  const input = make('textarea', {
    id: 'input', rows: '2', placeholder: words.placeholder, enterkeyhint: 'send',
    autocomplete: 'off', 'aria-describedby': 'counter hint',
  })
  const send = make('button', {class: 'send', 'aria-label': words.send}, icon(ARROW))
  const counter = make('p', {id: 'counter', class: 'counter'})
  const form = make('form', {class: 'composer'},
    make('label', {for: 'input', class: 'unseen'}, words.input),
    make('div', {class: 'box'}, input, send), counter,
    make('p', {id: 'hint', class: 'hint'}, words.hint))
  return {form, input, send, counter}
}
