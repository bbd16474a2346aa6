/**
 * Which of the two worlds this window stands in: the institute, or the practice world (演练支部), whose addresses all
 * begin with a piece of their own. Decided once, by the address that was opened: a page never changes sides.
 */
const practice = '/practice'

export const inPractice: boolean =
  location.pathname === practice || location.pathname.startsWith(`${practice}/`)
const base = inPractice ? practice : ''
if (inPractice) document.documentElement.dataset.practice = ''

/** An address of ours as the browser has it. */
export const addressHere = (to: string): string => (to.startsWith('/') ? base + to : to)

/** Where the browser stands, as the pages call it. */
export const pathnameHere = (): string => location.pathname.slice(base.length) || '/'

/** What a code of this world says, as the pages call it. */
export const scannedHere = (text: string): string =>
  inPractice ? text.replace(`${location.origin}${base}/`, `${location.origin}/`) : text

/** The name under which something is kept on this device: what belongs to one world is not found in the other. */
export const keptName = (name: string): string => (inPractice ? `zhibu.practice.${name}` : `zhibu.${name}`)

/** Into the practice world, with what lets one in; that does not stand in what is sent when a page is asked for. */
export const goToPractice = (ticket: string): void => location.assign(`${practice}/practice-entry#${ticket}`)

/** Back to the institute. */
export const leavePractice = (): void => location.assign('/')
