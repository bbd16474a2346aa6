import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type LinkState, linkStateNames } from '../rules.ts'

const tones: Record<LinkState, Tone> = { unchecked: 'gold', alive: 'good', unsteady: 'warning', dead: 'bad' }

/** How the link stands; without an address there is nothing to look at. */
export function LinkMark({ state, on }: { state: LinkState | null; on?: string | null | undefined }) {
  if (!state) return <StatusDot>没有网址</StatusDot>
  return (
    <StatusDot tone={tones[state]}>
      链接{linkStateNames[state]}
      {on && `（${on}）`}
    </StatusDot>
  )
}

const grounds = ['#B8242D', '#9C5A1C', '#8A2A3C', '#A8431F', '#74202A']

/** A drawn cover, the same for the same site: a hall before hills, under a pale sun. */
export function Cover({ id }: { id: number }) {
  const hills = [
    'M0 60 22 38l20 16 26-28 30 30 22-14v42H0z',
    'M0 58q28-18 58-4t62-8v38H0z',
    'M0 66 30 40l28 22 24-14 38 20v16H0z',
  ]
  return (
    <svg viewBox="0 0 120 84" className="rm-cover" aria-hidden="true">
      <rect width="120" height="84" fill={grounds[id % grounds.length]} />
      <circle cx="93" cy="22" r="12" fill="#F5DBA4" />
      <path d={hills[id % hills.length]} fill="#2B060A" opacity=".24" />
      <path
        d="M36 70V50h48v20M32 50h56L60 34zM45 69V55m10 14V55m10 14V55m10 14V55M29 70h62"
        fill="none"
        stroke="#FAEACA"
        strokeWidth="2.300"
        strokeLinejoin="round"
      />
    </svg>
  )
}
