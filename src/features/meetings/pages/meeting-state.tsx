import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type MeetingKind, type MeetingStatus, meetingKindNames, meetingStatusNames } from '../rules.ts'

const tones: Record<MeetingStatus, Tone> = {
  planned: 'quiet',
  notified: 'info',
  held: 'warning',
  confirmed: 'good',
  cancelled: 'quiet',
}

export const MeetingState = ({ status }: { status: MeetingStatus }) => (
  <StatusDot tone={tones[status]}>{meetingStatusNames[status]}</StatusDot>
)

/** 主题党日、党课 */
export const kindsInWords = ({ kind, also }: { kind: MeetingKind; also: MeetingKind[] }) =>
  [kind, ...also].map((one) => meetingKindNames[one]).join('、')
