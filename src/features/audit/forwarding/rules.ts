/** From where the receiver is told: on from where it stands, from the first entry, or from what comes now. */
export const startings = ['on', 'first', 'now'] as const
export type Starting = (typeof startings)[number]

export const startingNames: Record<Starting, string> = {
  on: '接着上次转发到的',
  first: '从第一条起',
  now: '只转发以后的',
}

/** After which entry the receiver is told next. */
export const startAfter = (starting: Starting, sentTo: number | null, last: number): number => {
  if (starting === 'first') return 0
  return starting === 'on' && sentTo !== null ? sentTo : last
}

/** A name or an address, without scheme, port or path. */
export const isHost = (text: string): boolean =>
  /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i.test(text) ||
  /^[0-9a-f]*:[0-9a-f:.]+$/i.test(text)
