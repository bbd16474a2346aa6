import { Label, StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { membershipNames, politicalStatusNames } from '../rules.ts'
import type { MembershipState, PoliticalStatus } from '../standings/rules.ts'

const statusTones: Record<PoliticalStatus, Tone> = {
  fullMember: 'red',
  probationaryMember: 'gold',
  candidate: 'info',
  activist: 'info',
  applicant: 'info',
  leagueMember: 'quiet',
  otherParty: 'quiet',
  masses: 'quiet',
}
const membershipTones: Record<MembershipState, Tone> = {
  active: 'good',
  suspended: 'warning',
  ended: 'quiet',
  none: 'quiet',
}

/** 正式党员, 预备党员, 入党积极分子 … as a label. */
export const StatusLabel = ({ status }: { status: PoliticalStatus }) => (
  <Label tone={statusTones[status]}>{politicalStatusNames[status]}</Label>
)

/** The state of the membership as a dot and words. */
export const MembershipDot = ({ membership }: { membership: MembershipState }) => (
  <StatusDot tone={membershipTones[membership]}>{membershipNames[membership]}</StatusDot>
)
