import { expect, test } from 'vitest'
import { openNotebook, reviseNotebooks } from '../../client/state/notebook.ts'
import { roomId, seatId } from '../../shared/ids.ts'

const ROOM = roomId('roomroomroomroom')
const [KOFI, LENA] = [seatId('kofi'), seatId('lena')]

test('a page has one text, wherever it is shown; another seat and another page have their own', () => {
  const [one, other] = [openNotebook(ROOM, KOFI, 'line'), openNotebook(ROOM, KOFI, 'line')]
  one.write('One could ask.')
  expect(other.text()).toBe('One could ask.')
  expect([openNotebook(ROOM, KOFI, 'notes').text(), openNotebook(ROOM, LENA, 'line').text()]).toEqual(['', ''])
  other.forget()
  expect(one.text()).toBe('')
})

test('[SLP6] what quotes words that were removed loses the quotation on every page of these seats, and says so', () => {
  const pages = (['giver', 'notes', 'line', 'question'] as const).map((page) => openNotebook(ROOM, KOFI, page))
  for (const page of pages) page.write('I know Unit 5.')
  const foreign = openNotebook(ROOM, LENA, 'notes')
  foreign.write('Unit 5 again')
  const revise = (text: string) => text.replace('Unit 5', '[…]')
  expect(reviseNotebooks(ROOM, [KOFI], revise)).toBe(true)
  expect(pages.map((page) => page.text())).toEqual(pages.map(() => 'I know […].'))
  expect(foreign.text()).toBe('Unit 5 again')
  expect(reviseNotebooks(ROOM, [KOFI], revise)).toBe(false)
})
