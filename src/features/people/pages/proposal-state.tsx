import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { proposalStates } from '../proposals/rules.ts'

type State = keyof typeof proposalStates
const tones: Record<State, Tone> = { open: 'warning', accepted: 'good', declined: 'bad', withdrawn: 'quiet' }

/** How a proposal stands. */
export const ProposalState = ({ proposal }: { proposal: { status: State } }) => (
  <StatusDot tone={tones[proposal.status]}>{proposalStates[proposal.status]}</StatusDot>
)

/** What is recorded, struck through, and what it should read. */
export const WasBecomes = ({ before, after }: { before: string | null; after: string }) => (
  <span className="was-becomes">
    <s>{before ?? '未登记'}</s>
    <b>{after}</b>
  </span>
)
