// What a device wrote and never sent, and what in it quotes words that were removed.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { goneWords, unsentWords, withoutGone } from '../../client/net/unsent-words.ts'

describe('words that were never sent', () => {
  test('only what this device wrote, and only what the server does not have', () => {
    const server = new Y.Doc()
    server.clientID = 1
    server.getText('notes').insert(0, 'Ask Unit 5. ')
    const phone = new Y.Doc()
    phone.clientID = 2
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(server))
    phone.getText('notes').insert(12, 'Sent. ')
    const known = { vector: Y.encodeStateVector(phone), ids: [2] }
    for (const letter of 'Not sent.') phone.getText('notes').insert(phone.getText('notes').length, letter)
    phone.getText('notes').insert(0, 'Apart. ')
    server.getText('notes').insert(0, 'Of somebody else. ')
    Y.applyUpdate(phone, Y.encodeStateAsUpdate(server))
    expect(unsentWords(phone, known)).toEqual(['Not sent.', 'Apart.'])
    expect(unsentWords(phone, { vector: Y.encodeStateVector(phone), ids: [2] })).toEqual([])
  })
})

describe('[SLP6] what quotes removed words', () => {
  test.each([
    [
      ['What would help Unit 5 now?'],
      ['What would help [a department] now?'],
      'I have met Unit 5 too.',
      'I have met […] too.',
    ],
    [['Ask Katarzyna, she knows.'], ['Ask somebody, they know.'], 'So says katarzyna!', 'So says […]!'],
    [
      ['The head of Leith shouts at us.', 'Other'],
      ['Other'],
      'Why does Leith do this? Other.',
      'Why does […] do this? Other.',
    ],
    [['Nothing was removed.'], ['Nothing was removed.'], 'Nothing new.', 'Nothing new.'],
  ])('%j became %j', (old, now, text, expected) => {
    expect(withoutGone(text, goneWords(old, now))).toBe(expected)
  })
})
