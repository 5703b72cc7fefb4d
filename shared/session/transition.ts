// One command in, the next session or a reason out. Dispatch only; the rules live in the files beside it.
import type { SeatId } from '../ids.ts'
import { answerCase, askForCase, cardAnswered } from './asking.ts'
import { forgetLines, putLine } from './case-lines.ts'
import { putQuestion } from './case-question.ts'
import { addResource, evaluate, giveThanks, isWebAddress, removeResource, setNext, shareStep } from './checkout.ts'
import { close, closeNow, finish, keepOpen, purged } from './close.ts'
import type { LeadCommand, SeatCommand, Stamped, SystemCommand } from './command.ts'
import { isLeadCommand, isSeatCommand } from './command-kinds.ts'
import * as cases from './consult.ts'
import { answerKnock, knock, lockRoom } from './door.ts'
import * as garden from './garden.ts'
import { answerAsk, askGroup, closeAsk } from './group-ask.ts'
import { renewLink, setCodeAsks } from './invite.ts'
import { answerLoop } from './loop.ts'
import type { Outcome } from './outcome.ts'
import { accept, refuse, unreachable } from './outcome.ts'
import { pause, resume } from './pausing.ts'
import { back, jump, next, start, undoMove } from './phases.ts'
import { changePlan } from './plan.ts'
import { answerPoll, openPoll, showPoll } from './polls.ts'
import { eraseSeat } from './rights.ts'
import { askLeadBack, giveLead, setDeputy, takeLead } from './roles.ts'
import { finishTurn, moveInRound, sendLine } from './rounds.ts'
import { addScreen, allowScreen, dropScreen } from './screens.ts'
import * as seats from './seats.ts'
import type { Session } from './session.ts'
import * as slip from './slip.ts'
import { markHeard, startThinking } from './step-aid.ts'
import { cleanLine, TITLE_MAX_CHARS } from './text.ts'
import * as tickets from './tickets.ts'
import { addTime, takeFrom } from './time.ts'
import { drawAmong, openVote, setDots, showVote } from './votes.ts'
import { refusedByStep } from './who-may.ts'

export const ANSWERED_KEYS_KEPT = 32

/** CMD1: same session and same stamped command, same outcome. CMD2: a rejection changes nothing.
 *  CMD3: a command whose key was accepted before is accepted again and does nothing. */
export function transition(session: Session, stamped: Stamped): Outcome {
  const { by, key, command } = stamped
  if (by === null) {
    return isLeadCommand(command) || isSeatCommand(command) ? refuse('not-seated') : bySystem(session, command, stamped)
  }
  if (session.seats[by]?.state !== 'in') return refuse('not-seated')
  if (key !== null && session.answered[by]?.includes(key)) return accept(session)
  if (session.progress.state === 'closed') return refuse('wrong-state')
  if (isLeadCommand(command)) {
    if (session.facilitator !== by) return refuse('not-facilitator')
    if (stamped.epoch !== session.roleEpoch) return refuse('stale-role')
    if (slip.heldBySlip(session, command.kind)) return refuse('slip-open')
    return remember(byFacilitator(session, command, stamped), by, key)
  }
  if (!isSeatCommand(command)) return refuse('bad-message')
  if (slip.heldBySlip(session, command.kind)) return refuse('slip-open')
  // BRD11: a key that is kept for the seat would be written in the moment of the tap. Said twice, it is done once anyway.
  return remember(bySeat(session, by, command, stamped), by, command.kind === 'done.set' ? null : key)
}

function bySeat(session: Session, by: SeatId, command: SeatCommand, stamped: Stamped): Outcome {
  const { atMs } = stamped.stamp
  const refused = refusedByStep(session, by, command)
  if (refused) return refuse(refused)
  switch (command.kind) {
    case 'seat.rename':
      return seats.rename(session, by, command.name)
    case 'seat.place':
      return seats.changePlace(session, by, command.place)
    case 'seat.leave':
      return seats.leave(session, by, atMs)
    case 'hand.set':
      return seats.setHand(session, by, command.raised)
    case 'done.set':
      return setDone(session, command.done, stamped)
    case 'round.pass':
      return finishTurn(session, stamped, true)
    case 'round.finish':
      return finishTurn(session, stamped, false)
    case 'round.line':
      return sendLine(session, by, command.text)
    case 'poll.answer':
      return answerPoll(session, by, command.choice)
    case 'time.answer':
      return answerAsk(session, by, command.yes, stamped)
    case 'case.offer':
      return cases.offerCase(session, by, command.on)
    case 'case.answer':
      return answerCase(session, by, command.yes)
    case 'case.ready':
      return cases.setReady(session, by, command.ready)
    case 'case.role':
      return cases.takeRole(session, by, command.role)
    case 'case.aside':
      return cases.stepAside(session, by, command.on)
    case 'case.stop':
      return cases.stopCase(session, by, stamped)
    case 'case.goOn':
      return cases.goOnWithCase(session, by, stamped)
    case 'case.forget':
      return forgetLines(session, by)
    case 'case.question':
      return putQuestion(session, by, command.text)
    case 'line.put':
      return putLine(session, by, command)
    case 'case.readOffers':
      return garden.chooseOffers(session, by, command.on)
    case 'garden.collect':
      return garden.collect(session, by, command.lineKind)
    case 'garden.sort':
      return garden.sortLines(session, by, command.lines, command.to)
    case 'garden.join':
      return garden.join(session, by, command.cards)
    case 'garden.part':
      return garden.part(session, by, command.cards)
    case 'garden.leaveOut':
      return garden.leaveOut(session, by, command.cards)
    case 'helped.say':
      return cases.sayHelped(session, by, command.atMs)
    case 'seat.leavingAt':
      return seats.sayLeaving(session, by, command.atMs)
    case 'dots.set':
      return setDots(session, by, command.cards)
    case 'card.metoo':
      return tickets.setMetoo(session, by, command.card, command.on)
    case 'lead.take':
      return takeLead(session, by, stamped)
    case 'lead.askBack':
      return askLeadBack(session, by)
    case 'evaluation.set':
      return evaluate(session, by, command.evaluation)
    case 'loop.answer':
      return answerLoop(session, by, command.choice)
    case 'step.share':
      return shareStep(session, by, command.text)
    case 'thanks.give':
      return giveThanks(session, by, command.to, command.text, stamped)
    case 'resource.add':
      return addResource(session, by, command.title, command.url, stamped)
    case 'resource.remove':
      return removeResource(session, command.id)
    case 'slip.resume':
      return slip.resume(session, by, command.turn, stamped)
    default:
      return unreachable(command)
  }
}

function byFacilitator(session: Session, command: LeadCommand, stamped: Stamped): Outcome {
  const { atMs } = stamped.stamp
  switch (command.kind) {
    case 'session.edit':
      return edit(session, command)
    case 'session.start':
      return start(session, stamped)
    case 'step.next':
      return next(session, command.from, stamped)
    case 'step.back':
      return back(session, command.from, stamped)
    case 'step.jump':
      return jump(session, command.to, stamped)
    case 'step.undo':
      return undoMove(session, stamped)
    case 'clock.pause':
      return pause(session, stamped)
    case 'clock.resume':
      return resume(session, stamped)
    case 'time.add':
      return addTime(session, command.minutes, command.from, stamped)
    case 'time.take':
      return takeFrom(session, { add: command.add, takes: command.takes }, stamped)
    case 'time.askGroup':
      return askGroup(session, command.minutes, command.from, stamped)
    case 'poll.open':
      return openPoll(session)
    case 'poll.show':
      return showPoll(session)
    case 'think.start':
      return startThinking(session, atMs)
    case 'heard.set':
      return markHeard(session, command.seat, command.on)
    case 'case.ask':
      return askForCase(
        session,
        command.seat !== null ? { seat: command.seat } : command.card !== null ? { card: command.card } : null,
      )
    case 'case.inner':
      return cases.setInner(session, command.seats)
    case 'gardeners.set':
      return garden.setGardeners(session, command.seats)
    case 'case.admit':
      return cases.admit(session, command.seat, command.frame)
    case 'plan.change':
      return changePlan(session, command.plan)
    case 'round.skip':
      return finishTurn(session, stamped, false)
    case 'round.move':
      return moveInRound(session, command.seat, command.toIndex, atMs)
    case 'vote.open':
      return openVote(session)
    case 'vote.show':
      return showVote(session)
    case 'vote.draw':
      return drawAmong(session, command.cards, stamped)
    case 'spotlight.set':
      return spotlight(session, command.card)
    case 'room.lock':
      return lockRoom(session, command.locked)
    case 'room.codeAsks':
      return setCodeAsks(session, command.asks)
    case 'link.renew':
      return renewLink(session, stamped)
    case 'agenda.lock':
      return accept(session, { agendaLocked: command.locked })
    case 'seat.add':
      return seats.addDeviceless(session, command.name, command.place, stamped)
    case 'seat.remove':
      return seats.remove(session, command.seat, stamped)
    case 'lead.give':
      return giveLead(session, command.to)
    case 'deputy.set':
      return setDeputy(session, command.seat)
    case 'screen.allow':
      return allowScreen(session, command.screen)
    case 'screen.drop':
      return dropScreen(session, command.screen)
    case 'screens.blank':
      return accept(session, { isBlanked: command.blank })
    case 'return.answer':
      return seats.answerReturn(session, command.request, command.allow, atMs)
    case 'door.answer':
      return answerKnock(session, command.request, command.allow, stamped)
    case 'next.set':
      return setNext(session, command.next)
    case 'session.close':
      return close(session, stamped)
    case 'session.keepOpen':
      return keepOpen(session)
    case 'session.closeNow':
      return closeNow(session, stamped)
    default:
      return unreachable(command)
  }
}

function bySystem(session: Session, command: SystemCommand, stamped: Stamped): Outcome {
  const { atMs } = stamped.stamp
  switch (command.kind) {
    case 'seat.join':
      return seats.join(session, command, stamped)
    case 'seat.erase':
      return eraseSeat(session, command.seat, atMs)
    case 'seat.attach':
      return seats.attach(session, command.seat, command.device, atMs)
    case 'door.knock':
      return knock(session, command, stamped)
    case 'return.ask':
      return seats.askReturn(session, command.name, command.device, stamped)
    case 'return.renew':
      return seats.renewReturn(session, command.seat, command.returnHash)
    case 'screen.add':
      return addScreen(session, command.device, command.pairing, stamped)
    case 'tickets.mint':
      return tickets.mint(session, command.opening, command.hashes)
    case 'ticket.deal':
      return tickets.deal(session, command.seat, command.opening)
    case 'cards.release':
      return tickets.released(session, command.opening, command.cards)
    case 'cards.hold':
      return garden.hold(session, command.opening, command.cards)
    case 'bed.opened':
      return garden.opened(session, command.cards)
    case 'bed.forget':
      return garden.forgetHeld(session, command.cards)
    case 'card.forget':
      return tickets.forget(session, command.cards)
    case 'slip.raise':
      return slip.raise(session, command.turn, stamped)
    case 'slip.cleaned':
      return slip.cleaned(session, command)
    case 'case.answered':
      return cardAnswered(session, command.card, command.teller)
    case 'ask.close':
      return closeAsk(session, stamped)
    case 'guard.words':
      return session.progress.state === 'closed' ? accept(session) : accept(session, { guardWords: command.words })
    case 'room.emptied':
      return accept(session, { emptySinceMs: session.emptySinceMs ?? atMs })
    case 'room.occupied':
      return accept(session, { emptySinceMs: null })
    case 'purge.done':
      return accept(session, { purge: purged(session, command.asOf) })
    case 'session.finish':
      return finish(session, command, stamped)
    default:
      return unreachable(command)
  }
}

function remember(outcome: Outcome, by: SeatId, key: string | null): Outcome {
  if (!outcome.ok || key === null) return outcome
  const { session } = outcome
  const keys = [...(session.answered[by] ?? []), key].slice(-ANSWERED_KEYS_KEPT)
  return accept(session, { answered: { ...session.answered, [by]: keys } })
}

/** BRD10: an explicit tap and nothing else; what somebody puts into the box never moves it. */
function setDone(session: Session, done: boolean, { stamp: { doneMark } }: Stamped): Outcome {
  const { progress } = session
  if (progress.state !== 'live') return refuse('wrong-state')
  // The group has gone on meanwhile: what somebody finished there is over.
  if (progress.position.stepId !== doneMark?.step) return accept(session)
  const { step, mark } = doneMark
  const others = (session.done[step] ?? []).filter((one) => one !== mark)
  return accept(session, { done: { ...session.done, [step]: done ? [...others, mark].sort() : others } })
}

function spotlight(session: Session, card: Session['spotlight']): Outcome {
  if (card !== null && !Object.hasOwn(session.cards, card)) return refuse('unknown-card')
  return accept(session, { spotlight: card })
}

function edit(session: Session, command: Extract<LeadCommand, { kind: 'session.edit' }>): Outcome {
  const title = cleanLine(command.title, TITLE_MAX_CHARS)
  const callLink = command.callLink.trim()
  if (!title.ok) return refuse(title.code)
  if (callLink !== '' && !isWebAddress(callLink)) return refuse('bad-message')
  return accept(session, {
    title: title.text,
    callLink,
    plannedStartMs: command.plannedStartMs,
    language: command.language,
  })
}
