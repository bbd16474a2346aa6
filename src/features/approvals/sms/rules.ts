/**
 * 短信审批: what a code is good for, what a phone may answer, and what becomes of it. No regulation says so: these are
 * the platform's own limits, each against something that can go wrong.
 */
export const policy = {
  /** A code that is guessed three times in a million. */
  codeLength: 6,
  /** Whoever has not answered by then decides on the page. */
  validHours: 24,
  /** So many wrong codes from one number, and all of its codes are dead. */
  wrongMost: 3,
  /** Between the answer and its effect: whoever did not write it sees the notice and takes it back. */
  coolingMinutes: 10,
  /** A number that was changed may have been taken over: it rests. */
  restHours: 72,
} as const

const hour = 3_600_000
const minute = 60_000
export const later = (now: Date, { hours = 0, minutes = 0 }: { hours?: number; minutes?: number }): Date =>
  new Date(now.getTime() + hours * hour + minutes * minute)

export type Verdict = 'approve' | 'decline'
export const verdictNames: Record<Verdict, string> = { approve: '同意', decline: '不同意' }

/** What a phone said: a decision with its code, that it takes one back, or nothing that can be acted on. */
export type Said =
  | { kind: Verdict | 'undo'; code: string; reason: string }
  /** `code`: something like one stands in it, so that its author is told how to answer. */
  | { kind: 'unclear'; code: boolean }

const words: [RegExp, Verdict | 'undo'][] = [
  [/^(?:不同意|不批准|不通过|拒绝)/, 'decline'],
  [/^(?:同意|批准|通过)/, 'approve'],
  [/^(?:撤回|撤销|取消)/, 'undo'],
  [/^1(?!\d)/, 'approve'],
  [/^2(?!\d)/, 'decline'],
  [/^0(?!\d)/, 'undo'],
]

const separators = /^[\s,，.。、:：;；!！+\-—_]+/
const signature = /^\s*[【[][^】\]]*[】\]]/
const polite = /^(?:回复|回)/

/** Half-width, sign for sign: no text gets longer or shorter. */
const half = (text: string) =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ')

/**
 * Reads an answer: 1 482196; 同意482196; 482196 2 理由; with a signature before it, full-width digits, any punctuation.
 * Not seven digits in a row, not 12 482196, not both at once: what could be meant otherwise is not acted on.
 */
export function read(text: string): Said {
  const whole = text.trimEnd()
  const plain = half(whole).replace(signature, '').trimStart().replace(polite, '').replace(separators, '')
  const unclear: Said = { kind: 'unclear', code: /\d{5,8}/.test(plain) }
  const first = takeVerdict(plain)
  const code = takeCode(first ? first.rest : plain)
  if (!code) return unclear
  const second = first ? null : takeVerdict(code.rest)
  const kind = first?.kind ?? second?.kind
  if (!kind) return unclear
  const rest = second ? second.rest : code.rest
  if (contradicts(kind, rest)) return unclear
  // As it was written, with its own punctuation.
  const reason = rest === '' ? '' : whole.slice(-rest.length)
  return { kind, code: code.code, reason: reason.slice(0, 200) }
}

function takeVerdict(text: string): { kind: Verdict | 'undo'; rest: string } | null {
  for (const [form, kind] of words) {
    const found = form.exec(text)?.[0]
    if (found !== undefined) return { kind, rest: text.slice(found.length).replace(separators, '') }
  }
  return null
}

function takeCode(text: string): { code: string; rest: string } | null {
  const code = new RegExp(`^\\d{${policy.codeLength}}(?!\\d)`).exec(text)?.[0]
  return code === undefined ? null : { code, rest: text.slice(code.length).replace(separators, '') }
}

/** 同意 and, in the same breath, 不同意: or another code, as when two answers were written into one. */
const contradicts = (kind: Verdict | 'undo', reason: string) =>
  /(?<!\d)\d{6}(?!\d)/.test(reason) ||
  (kind === 'approve' && /^(?:2(?!\d)|不同意|不批准|拒绝)/.test(reason)) ||
  (kind === 'decline' && /^(?:1(?!\d)|同意|批准)/.test(reason))

export type Code = {
  id: number
  status: 'open' | 'held' | 'used' | 'dead'
  expiresAt: Date
  effectiveAt: Date | null
  endedBecause: string | null
}

/** What the answer's number, code and affair are like. */
export type Circumstances = {
  said: Said
  /** The code as it was sent to this number; null: no such code was. */
  code: Code | null
  /** How many wrong codes came from this number lately, without this one. */
  wrongBefore: number
  /** He still agrees to it, with this number. */
  consents: boolean
  /** The to-do still waits for him. */
  open: boolean
  /** Affair and documents are what they were when the code was sent. */
  same: boolean
}

export const outcomes = [
  'held',
  'undone',
  'unclear',
  'wrong',
  'locked',
  'used',
  'expired',
  'ended',
  'changed',
  'refused',
  'reason',
  'undo-late',
  'done',
] as const
export type Outcome = (typeof outcomes)[number]

/**
 * What becomes of an answer. A code that was used is known as such before wrong ones are counted: otherwise a gateway
 * that tells an answer twice would end the other codes of its number.
 */
export function decide({ said, code, wrongBefore, consents, open, same }: Circumstances, now: Date): Outcome {
  if (said.kind === 'unclear') return 'unclear'
  if (!code) return wrongBefore + 1 >= policy.wrongMost ? 'locked' : 'wrong'
  if (said.kind === 'undo') {
    if (code.status !== 'held') return code.status === 'used' ? 'undo-late' : 'ended'
    return code.effectiveAt !== null && now < code.effectiveAt ? 'undone' : 'undo-late'
  }
  if (code.status === 'held' || code.status === 'used') return 'used'
  if (code.status === 'dead') return code.endedBecause === 'changed' ? 'changed' : 'ended'
  if (!consents) return 'refused'
  if (!open) return 'ended'
  if (!same) return 'changed'
  if (now >= code.expiresAt) return 'expired'
  return said.kind === 'decline' && said.reason === '' ? 'reason' : 'held'
}

/** What is said back, in two short parts: what came of it, and what to do. Each fits into a filed text. */
export const answers: Record<Outcome, { result: string; advice: string }> = {
  held: { result: '意见已收到', advice: `${policy.coolingMinutes}分钟内回0和原码可撤回` },
  undone: { result: '已撤回意见', advice: '请登录平台办理' },
  unclear: { result: '没有看懂，未办理', advice: '请回1或2，再写6位码' },
  wrong: { result: '码不对，未办理', advice: '请核对6位码再回' },
  locked: { result: '码多次不对，已作废', advice: '请登录平台办理' },
  used: { result: '此码已用过，不再办理', advice: '请登录平台查看' },
  expired: { result: '此码已过期，未办理', advice: '请登录平台办理' },
  ended: { result: '此码已失效，未办理', advice: '请登录平台查看' },
  changed: { result: '内容已改动，未办理', advice: '请登录平台看过再办' },
  refused: { result: '此号码不能办理', advice: '请登录平台办理' },
  reason: { result: '不同意须写理由', advice: '请回2、码和理由' },
  'undo-late': { result: '已经生效，不能撤回', advice: '请登录平台查看' },
  done: { result: '已按短信办理', advice: '如非本人请告政工部门' },
}

/** What is written of an answer where it is looked at. */
export const outcomeNames: Record<Outcome, string> = {
  held: '已收下，等待生效',
  undone: '已撤回',
  unclear: '没有看懂',
  wrong: '码不对',
  locked: '码多次不对，全部作废',
  used: '码已用过',
  expired: '码已过期',
  ended: '码已失效',
  changed: '内容已改动',
  refused: '号码不能办理',
  reason: '没有写理由',
  'undo-late': '撤回太晚',
  done: '已办理',
}

/** From when a number may be used: at once, or, when another was used before, after it has rested. */
export const usableFrom = (now: Date, changed: boolean): Date =>
  changed ? later(now, { hours: policy.restHours }) : now

/** Why somebody may not agree to it; null when he may. */
export function whyNotConsent(
  given: { signedName: string; understood: boolean },
  person: { name: string; hasNumber: boolean } | null,
): { code: string; field: string } | null {
  if (!given.understood) return { code: 'sms-not-understood', field: 'understood' }
  if (!person?.hasNumber) return { code: 'sms-no-number', field: 'phone' }
  return given.signedName.replace(/\s/g, '') === person.name.replace(/\s/g, '')
    ? null
    : { code: 'sms-other-name', field: 'signedName' }
}
