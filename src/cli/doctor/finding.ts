/** What is wrong, and what to do about it. A warning leaves the platform usable. */
export type Finding = { check: string; level: 'error' | 'warning'; text: string; remedy: string }

/** Takes the findings of one check; none means that it passed. */
export type Tell = (check: string, findings: Finding[]) => void

export const error = (check: string, text: string, remedy: string): Finding => ({
  check,
  level: 'error',
  text,
  remedy,
})
export const warning = (check: string, text: string, remedy: string): Finding => ({
  check,
  level: 'warning',
  text,
  remedy,
})
