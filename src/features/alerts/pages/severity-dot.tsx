import { StatusDot, type Tone } from '#web/kit/status-dot.tsx'
import { type Severity, severityNames } from '../severities/rules.ts'

const severityTones: Record<Severity, Tone> = { hint: 'quiet', reminder: 'warning', urgent: 'bad' }

/** How pressing an alert is. By itself, because the workbench shows it before anything else of alerts is needed. */
export const SeverityDot = ({ severity }: { severity: Severity }) => (
  <StatusDot tone={severityTones[severity]}>{severityNames[severity]}</StatusDot>
)
