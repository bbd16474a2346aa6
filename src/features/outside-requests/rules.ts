import type { Day } from '#basics/days.ts'

/** How a request that was begun outside stands inside. `drafted` and what follows it: as the request made of it stands. */
export const outsideStates = [
  'arrived',
  'declined',
  'drafted',
  'running',
  'agreed',
  'refused',
  'withdrawn',
] as const
export type OutsideState = (typeof outsideStates)[number]
export const outsideStateNames: Record<OutsideState, string> = {
  arrived: '待受理',
  declined: '不受理',
  drafted: '已受理，起草中',
  running: '办理中',
  agreed: '已同意',
  refused: '不同意',
  withdrawn: '已撤回',
}

export const limits = {
  /** Of one code, what is not settled yet. */
  open: 20,
  files: 5,
  megabytes: 20,
  passDays: 366,
  /** Asked from one address within so many minutes. */
  minutes: 10,
  asks: 60,
  writes: 10,
} as const

/** What may go along: what can be looked into, inside as well as outside. */
export const attachable = ['pdf', 'docx', 'xlsx', 'pptx', 'jpg', 'jpeg', 'png'] as const
const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** Why files cannot go along; null when they can. */
export function whyNotAttach(files: readonly { name: string; size: number }[]): string | null {
  if (files.length > limits.files) return 'outside-files-many'
  if (files.some(({ name }) => !(attachable as readonly string[]).includes(endingOf(name))))
    return 'outside-file-kind'
  if (files.some(({ size }) => size === 0)) return 'outside-file-empty'
  const sum = files.reduce((total, { size }) => total + size, 0)
  return sum > limits.megabytes * 1_048_576 ? 'outside-files-large' : null
}

/** As it was written down: groups, spaces and small letters do not count; what looks alike is one. */
export const tidyCode = (code: string): string =>
  code
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Twenty signs of 32 (Crockford): 100 bits, of as many bytes of chance. */
export const codeOf = (chance: Uint8Array): string =>
  [...chance.subarray(0, 20)].map((byte) => signs[byte & 31]).join('')
export const inGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

type Standing = { validUntil: Day; endedAt: string | null }
/** Whether a code opens anything on a day. */
export const isOpen = ({ validUntil, endedAt }: Standing, today: Day): boolean =>
  endedAt === null && validUntil >= today

/** Taken up or declined once. */
export const whyNotSettle = (state: OutsideState): string | null =>
  state === 'arrived' ? null : 'outside-settled'
