// What somebody who facilitates may say in each part of a consultation. Sentences to be said aloud, not rules to be read.
export const script = {
  ready:
    'Before we begin: who might recognise somebody in this story may step out now; your screen has a way, and nobody asks. Who writes along, who watches how we work?',
  story: 'You have the word. Tell what we need to understand your question. We listen, and note what we want to ask.',
  telling: 'Tell it freely, without notes, as it comes. We listen, and watch what it does in us.',
  question: 'What is your question to us? Try: how can I …? And what would help: to be heard, questions, views, ideas?',
  facts: 'Only facts now: who, what, when, how. Short questions, short answers. “Why” waits, and so does advice.',
  clarify: 'Three minutes for facts. Short questions, short answers. No advice yet.',
  resonance: 'One sentence each: hearing this, I notice in me … No advice, no questions.',
  views:
    'You may turn your chair and only listen now. The rest of us think aloud with each other: maybe …, it could be … Think of the one who is not here, too.',
  react: 'What fits, what does not? You need not answer everything, and nothing has to be defended.',
  ideas: 'First ninety seconds in writing. Then aloud: one could … Offers, no ranking, no “you should”.',
  thinking:
    'You only listen now and write what you like. We talk about it with each other, not to you. One could …, maybe …',
  choice: 'One thing you take. One first step. The rest may stay here. And a thank-you, if you like.',
  takeaway: 'One thing you take along. You need not comment on the rest.',
  learning: 'Now the rest of us: for my own mentoring I take … One sentence, nothing about the people in the story.',
  keep: 'What was written for you is yours. Keep a copy on your own device, or delete it. Tell nobody which.',
  turn1: 'In each three: one asks for help, two listen. Ask, clarify, think aloud, take along; the screen says when.',
  turn2: 'The second of you has the turn. Same order, same time.',
  turn3: 'The last turn. Where there are four, two share it.',
  change: 'A breath. Thank the one who told. Then the next of you.',
  imagine:
    'Lean back and listen. The rest of us: how may it be for each person in this story? No advice, and nobody is judged.',
  back: 'You are back with us. What moved you while you listened? You need not answer anybody.',
  since: 'What has happened since last time? Two or three sentences.',
  openQuestions: 'Only open questions now. If it could be answered with yes or no, or if it is advice, turn it round.',
  summary: 'What do you see now that you did not see before? We only listen.',
  resources: 'Who or what could help? A person, a page, an experience. An offer each.',
  firstStep: 'What will you do first, and when? Small is good.',
  process: 'Whoever watched: two sentences on how we worked. What do we do again, what next time?',
  frame:
    'A prepared story. Five of us will think aloud, all others listen and write. What is told here was agreed on before.',
  innerQuestions: 'The inner group asks for facts, nobody else. You others: write your question, it is not lost.',
  innerThinking: 'The inner group talks with each other about it. We others listen, and so does the one who told.',
  others: 'Now all of us: one offer, one sentence, in writing. It goes to the one who told, without your name.',
  respond: 'What do you take along from all of this? What you do not mention is not rejected.',
  offers: 'One offer from everybody, one sentence, in writing. It goes to the one who told, without your name.',
  tell: 'Whoever was helped last time: what became of it? Two minutes. “Nothing yet” is an answer.',
  thanks: 'Thank you for telling. We do not discuss it.',
  pairs: 'Two minutes with one other person: what goes through your head? Whoever told stays with their notes.',
} as const
