/** Every sentence the widget says by itself. The answers come from the server. */
export const words = {
  name: 'Vein Guide',
  region: 'Chat with Vein Guide',
  launcher: 'Ask about legs and veins',
  unread: ' (new reply)',
  close: 'Close chat',
  startOver: 'Start over',
  strip: 'Automated assistant, not a person or a doctor. Emergency? Call 911.',
  log: 'Conversation',
  more: 'Show more below',
  you: 'You said: ',
  assistant: 'Vein Guide said: ',
  urgent: 'Urgent safety message',
  /** @param {string} number */
  call: number => `Call ${number}`,
  /** @param {string} number */
  write: number => `Text ${number}`,
  choices: 'Suggested replies',
  chosen: ' (chosen)',
  sources: 'Where this comes from',
  newTab: ' (opens in a new tab)',
  input: 'Your question',
  placeholder: 'Type your question',
  hint: 'Enter sends. Shift + Enter starts a new line.',
  send: 'Send',
  retry: 'Try again',
  writing: 'Writing a reply',
  stillWriting: 'Still working on your reply. Thank you for waiting.',
  askStartOver: 'Start a new chat? This one will no longer show here.',
  confirmStartOver: 'Yes, start over',
  keepChat: 'No, keep it',
  newChat: 'Your earlier chat had ended. This is a new one.',

  /** @param {number} left */
  charactersLeft: left => `${left} ${left === 1 ? 'character' : 'characters'} left`,
  /** @param {number} over */
  tooLong: over =>
    `${over} ${over === 1 ? 'character' : 'characters'} too long. ` +
    'Please shorten your message, or send it in parts.',

  /**
   * What to say when something went wrong, by the code of the error.
   * @type {Record<string, string>}
   */
  trouble: {
    unreachable: 'We cannot reach the assistant right now.',
    offline: 'You seem to be offline.',
    timeout: 'The assistant is taking too long to answer.',
    unanswered: 'Your message arrived, but no answer has come back yet.',
    failed: 'The assistant cannot answer right now.',
    tooMany: 'That was a lot at once. Please wait a moment, then try again.',
    tooLong: 'This message is too long for us to read. Please shorten it, or send it in parts.',
    unusable: 'We could not read this message. Please change it and send it again.',
    choice: 'That button no longer works. Please type your question instead.',
  },
  kept: 'Your words are still in the box below.',
  /** @param {number} seconds */
  wait: seconds =>
    `That was a lot at once. Please wait ${seconds} ` +
    `${seconds === 1 ? 'second' : 'seconds'}, then try again.`,
  /** @param {string} phone */
  help: phone => `You can call the clinic at ${phone}. In an emergency, call 911.`,
}
