// From the start page to the end of the check-in.
import { expectNoAxe } from '../support/axe.ts'
import { expect, type People } from '../support/fixtures.ts'
import { expectStep, goOn, goTo, join, openRoom, takeSeat } from '../support/moves.ts'
import { LAPTOP, type Person, PHONE, stage, WALL } from '../support/person.ts'
import type { Group } from './group.ts'

export async function openTheRoom(people: People): Promise<{ maria: Person; code: string }> {
  const maria = await people.open('Maria', { size: LAPTOP })
  await maria.page.goto('/')
  await expectNoAxe(maria.page, 'the start page')
  const code = await openRoom(maria, { title: 'Mentors at lunch' })
  await expect(maria.page.getByText('1 person is here')).toBeVisible()
  await expectNoAxe(maria.page, 'the lobby of one who is alone')
  return { maria, code }
}

export async function comeIn(people: People, code: string): Promise<{ jonas: Person; aylin: Person }> {
  const jonas = await people.open('Jonas', { size: LAPTOP })
  const aylin = await people.open('Aylin', { size: PHONE, touch: true })
  await aylin.page.goto(`/r/${code}`)
  await expect(aylin.page.getByRole('heading', { level: 1, name: 'Mentors at lunch' })).toBeVisible()
  await expectNoAxe(aylin.page, 'the join page on a phone')
  await takeSeat(aylin, 'In the room')
  await join(jonas, code)
  await expect(stage(aylin).getByText('Jonas')).toBeVisible()
  await expect(stage(jonas).getByRole('region', { name: 'In the room (1)' }).getByText('Aylin')).toBeVisible()
  await expectNoAxe(aylin.page, 'the lobby on a phone')
  return { jonas, aylin }
}

/** The screen shows its code, and nothing of the room until it is allowed. */
export async function pairScreen(people: People, code: string, maria: Person): Promise<Person> {
  const wall = await people.open('the wall', { size: WALL })
  await wall.page.goto(`/screen/${code}`)
  const shown = wall.page.getByRole('heading', { level: 1 })
  await expect(shown).toHaveText(/^\d{4}$/)
  const pairing = await shown.innerText()
  await expectNoAxe(wall.page, 'a screen that waits')
  expect(wall.received(), 'nothing of the room on a screen that waits').not.toContain('Mentors at lunch')
  const desk = maria.page.getByRole('complementary', { name: 'Facilitator’s desk' })
  await expect(desk.getByText('A screen wants to show this room.')).toContainText(pairing)
  await desk.getByRole('button', { name: 'Allow it' }).click()
  await expect(wall.page.getByRole('heading', { level: 1, name: 'Mentors at lunch' })).toBeVisible()
  await expectNoAxe(wall.page, 'the screen in the lobby')
  return wall
}

export async function begin(group: Omit<Group, 'tomek'>): Promise<void> {
  const all = [group.maria, group.jonas, group.aylin, group.wall]
  await goOn(group.maria, 'Welcome')
  await expectStep(all, 'Welcome, in the room and on the screens.')
  await expectNoAxe(group.aylin.page, 'the welcome')
  await expectNoAxe(group.maria.page, 'the cockpit')
  await goTo(group.aylin, 'People')
  await expect(stage(group.aylin).getByText('1 screen shows this room')).toBeVisible()
  await expectNoAxe(group.aylin.page, 'the people')
  await group.aylin.page.getByRole('button', { name: 'Back to the group' }).click()
  await goOn(group.maria, 'Round')
  await expectStep(all, 'One thing from your mentoring since we last met that is still with you.')
  await expectNoAxe(group.jonas.page, 'the round')
  await expectNoAxe(group.wall.page, 'the round on the screen')
}

/** Somebody comes into the running round and lands in the present moment, last in the order. */
export async function comeLate(people: People, code: string): Promise<Person> {
  const tomek = await people.open('Tomek')
  await join(tomek, code)
  const late = stage(tomek).getByText('You are right on time for this part.')
  await expect(late).toBeVisible()
  await expect(stage(tomek).getByText('You are added to the end of the round. Pass is fine.')).toBeVisible()
  await expectNoAxe(tomek.page, 'the room of one who comes late')
  await tomek.page.getByRole('button', { name: 'I am in' }).click()
  await expect(late).toBeHidden()
  await expect(stage(tomek).getByText('Before you: 3')).toBeVisible()
  return tomek
}

/** One voice after the other: the first finishes, the second passes, the others finish; the late one is last. */
export async function goRound(group: Group): Promise<void> {
  const circle = [group.maria, group.jonas, group.aylin, group.tomek]
  const heard: string[] = []
  while (heard.length < circle.length) {
    const speaker = await whoseTurn(circle.filter((one) => !heard.includes(one.name)))
    const act = heard.length === 1 ? 'Pass' : 'I have finished'
    heard.push(speaker.name)
    await stage(speaker).getByRole('button', { name: act }).click()
    await expect(stage(speaker).getByRole('button', { name: 'I have finished' })).toBeHidden()
  }
  expect(heard.at(-1)).toBe('Tomek')
  for (const one of circle) await expect(stage(one).getByText('Everybody has had a turn.').first()).toBeVisible()
}

function whoseTurn(people: readonly Person[]): Promise<Person> {
  return Promise.any(
    people.map(async (one) => {
      await stage(one).getByRole('button', { name: 'I have finished' }).waitFor()
      return one
    }),
  )
}
