import type { Request } from './request.tsx'

const steps = ['起草', '签发报送', '上级审核', '上级审批', '印发批复'] as const

/** The step it stands at; as many as there are steps when it is over. */
function presentOf({ status, sentBack, stepName, verdict, reply }: Request): number {
  if (status === 'draft') return 1
  if (status === 'withdrawn') return 1
  if (status === 'agreed' || (status === 'refused' && reply?.status === 'issued')) return steps.length
  if (sentBack) return 1
  if (verdict || status === 'refused') return 4
  return stepName === '党委审批' ? 3 : 2
}

/** How far a request has come: five steps, the present one lit; below each other on the phone. */
export function RequestPath({ request }: { request: Request }) {
  const present = presentOf(request)
  return (
    <ol className="request-path" aria-label="办理进度">
      {steps.map((name, at) => (
        <li
          key={name}
          className={at < present ? 'done' : at === present ? 'present' : ''}
          aria-current={at === present ? 'step' : undefined}
        >
          <i aria-hidden="true">{at + 1}</i>
          <span>{name}</span>
        </li>
      ))}
    </ol>
  )
}
