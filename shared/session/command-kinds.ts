// Which commands belong to whom. Complete by type: a command that is not listed does not compile.
import type { LeadCommand, SeatCommand } from './command.ts'

const LEAD: Record<LeadCommand['kind'], true> = {
  'session.edit': true,
  'session.start': true,
  'step.next': true,
  'step.back': true,
  'step.jump': true,
  'step.undo': true,
  'clock.pause': true,
  'clock.resume': true,
  'time.add': true,
  'time.take': true,
  'time.askGroup': true,
  'plan.change': true,
  'round.skip': true,
  'round.move': true,
  'vote.open': true,
  'vote.show': true,
  'vote.draw': true,
  'poll.open': true,
  'poll.show': true,
  'think.start': true,
  'heard.set': true,
  'case.ask': true,
  'case.inner': true,
  'case.admit': true,
  'spotlight.set': true,
  'room.lock': true,
  'room.codeAsks': true,
  'link.renew': true,
  'agenda.lock': true,
  'seat.add': true,
  'seat.remove': true,
  'lead.give': true,
  'deputy.set': true,
  'screen.allow': true,
  'screen.drop': true,
  'screens.blank': true,
  'return.answer': true,
  'door.answer': true,
  'next.set': true,
  'session.close': true,
  'session.keepOpen': true,
  'session.closeNow': true,
}

const SEAT: Record<SeatCommand['kind'], true> = {
  'seat.rename': true,
  'seat.place': true,
  'seat.leave': true,
  'hand.set': true,
  'done.set': true,
  'round.pass': true,
  'round.finish': true,
  'round.line': true,
  'poll.answer': true,
  'time.answer': true,
  'case.offer': true,
  'case.answer': true,
  'case.ready': true,
  'case.role': true,
  'case.aside': true,
  'case.stop': true,
  'case.goOn': true,
  'case.forget': true,
  'case.question': true,
  'line.put': true,
  'helped.say': true,
  'seat.leavingAt': true,
  'dots.set': true,
  'card.metoo': true,
  'lead.take': true,
  'lead.askBack': true,
  'evaluation.set': true,
  'step.share': true,
  'thanks.give': true,
  'resource.add': true,
  'resource.remove': true,
  'slip.resume': true,
}

/** Only for whoever leads now, with the role's epoch. */
export function isLeadCommand(command: { kind: string }): command is LeadCommand {
  return Object.hasOwn(LEAD, command.kind)
}

/** For anybody with a seat. */
export function isSeatCommand(command: { kind: string }): command is SeatCommand {
  return Object.hasOwn(SEAT, command.kind)
}
