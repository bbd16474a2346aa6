import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'

export const proposalStates = { open: '待处理', accepted: '已同意', declined: '未同意', withdrawn: '已撤回' }
type State = keyof typeof proposalStates
const tones: Record<State, Tone> = { open: 'warning', accepted: 'good', declined: 'bad', withdrawn: 'quiet' }

/** How a proposal stands. */
export const ProposalState = ({ proposal }: { proposal: { status: State } }) => (
  <StatusDot tone={tones[proposal.status]}>{proposalStates[proposal.status]}</StatusDot>
)
