// Every budget and quota of the product in one place. A number carries its reason.

import { DATE_PAGE_LIMITS } from '../community/date-page.ts'

export const LIMITS = {
  nameMaxChars: 40,
  titleMaxChars: 80,
  promptMaxChars: 280,
  cardTextMaxChars: 280,
  questionMaxChars: 140,
  /** A step, a thank-you, a resource title: one or two sentences. */
  lineMaxChars: 200,
  /** Words that slipped, and what stands there instead; as many of them in one go. */
  markMaxChars: 80,
  marksMax: 20,
  /** After this long anybody may end a slip (SLP7). */
  slipFreeMs: 3 * 60_000,
  urlMaxChars: 500,
  planMaxSteps: 40,
  planMaxMinutes: 480,
  /** Seats of one room; an assembly has 140, benchmarks 1,000. */
  seatsPerRoom: 1200,
  /** Seats one device may hold: a phone that goes round a table. */
  seatsPerDevice: 8,
  screensPerRoom: 8,
  /** Two are usual; more only argue about what to show. */
  gardenersMax: 6,
  /** Cards one ticket may put in the box in one opening. */
  cardsPerTicket: 6,
  /** A joint release needs this many unsigned cards from this many tickets (ANON4). */
  releaseMinCards: 3,
  dotsEach: 2,
  pollOptions: 6,
  /** Lines one person may write for a case giver. */
  linesPerSeat: 12,
  groupAskMs: 20_000,
  /** Sums of answers are shown from here on (EVA2). */
  sumsFrom: 5,

  /** Socket.IO: one command is small. */
  commandMaxBytes: 65_536,
  /** Commands a second of one connection, and burst: a person taps, a script does not. */
  commandsPerSecond: 10,
  commandsBurst: 40,
  /** Probes of the clock. */
  timesPerSecond: 2,
  timesBurst: 20,
  reactionsPerSecond: 5,
  reactionsBurst: 10,
  reactionTickMs: 250,
  presenceTickMs: 1_000,
  boxTickMs: 500,
  answeredKeysKept: 32,

  /** Files of a community. The core holds these by itself. */
  fileMaxBytes: DATE_PAGE_LIMITS.fileMaxBytes,
  filesPerDate: DATE_PAGE_LIMITS.files,
  filesOfCommunityMaxBytes: DATE_PAGE_LIMITS.allFilesMaxBytes,
  /** Each is in memory whole, twice while it is encrypted. */
  uploadsAtOnce: 4,
  scanDeadlineMs: 60_000,

  /** Yjs: one frame, one document, writers of one document. */
  updateMaxBytes: 65_536,
  documentMaxBytes: 1_048_576,
  /** The board: 1,000 people with a few cards each. */
  boardMaxBytes: 4_194_304,
  clientsPerDocument: 1_200,
  /** Client ids one device may be given in one document, and may write under in one SyncStep2: one for each loaded page. */
  clientIdsPerDevice: 1_000,
  writersPerStep: 100,
  /** Structs and delete ranges of one update. Somebody who typed for a day brings a few thousand. */
  partsPerUpdate: 30_000,
  /** Refused document frames of one device: judging costs time, so who is refused has to wait before the next large one. */
  refusedBytesPerSecond: 65_536,
  refusedBytesBurst: 1_048_576,
  awarenessMaxBytes: 2_048,
  awarenessPerSecond: 10,
  /** A reader that does not read is cut. */
  bufferedMaxBytes: 4_194_304,
  /** The same on the live socket, where messages may wait before they are bytes. */
  bufferedMaxMessages: 500,
  /** Document sockets of one device; all its sockets together. */
  socketsPerDevice: 50,
  allSocketsPerDevice: 100,
  /** TCP connections from one address (a named proxy aside): a thousand people behind one router need four each. */
  connectionsPerAddress: 6_000,
  /** All sockets of one process. */
  socketsPerProcess: 20_000,
  /** A request's head, its whole, and a first message on the live socket; how often the first two are looked after. */
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  helloTimeoutMs: 5_000,
  timeoutsCheckedMs: 2_000,
  /** Anything on the live socket, also what is refused: more ends the connection. */
  messagesPerSecond: 50,
  messagesBurst: 300,

  /** Wrong codes from one address in a minute, then 429 for further wrong ones. */
  wrongCodesPerMinute: 10,
  /** All addresses together; from then on everybody who has been wrong at all is paced. */
  wrongCodesPerMinuteAll: 200,
  /** Looking up codes for an address that has been wrong too often: right ones give their token back, so only guessing is
   *  slow. With 1,000 live rooms all guessing together finds one in about 1,000 days. */
  pacedCodesPerMinute: 30,
  pacedCodesPerMinuteAll: 60,
  pacedCodesBurst: 30,
  /** Lookups that may wait for their turn, of one address (ten times as many of all), and how long. */
  pacedCodesWaiting: 100,
  pacedCodesWaitMs: 10_000,
  /** Addresses whose mistakes are remembered for a minute. */
  addressesRemembered: 50_000,
  roomsPerHourPerAddress: 60,

  awayAfterMs: 20_000,
  takeoverDeputyMs: 20_000,
  takeoverNoDeputyMs: 30_000,
  takeoverAnyoneMs: 60_000,
  /** Unless the community of the room set something else. */
  closeUndoMs: 60_000,
  emptyCloseMs: 2 * 3_600_000,
  summaryDays: 30,
  /** A prepared room that never began is forgotten after this long. */
  lobbyDays: 180,
} as const
