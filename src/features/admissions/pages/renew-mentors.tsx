import { Notice } from '#web/kit/refusal-notice.tsx'
import type { Act, Admission } from './admission.tsx'

/** Whoever came from another branch, or whose mentors left: the branch names others, and the time served counts on. */
export function RenewMentors({ admission, onAct }: { admission: Admission; onAct: (act: Act) => void }) {
  const { formerMentors, organizationName, steps } = admission
  if (formerMentors.length === 0) return null
  const act = steps.flatMap(({ acts }) => acts).find((one) => one.act === 'mentors' && one.may)
  return (
    <Notice kind="warning">
      <div className="admission-renew">
        <p>
          {`培养联系人${formerMentors.join('、')}不在${organizationName ?? '本支部'}。请从本支部正式党员中重新确定；原来的培养考察时间连续计算（第十二条）。`}
        </p>
        {act && (
          <button type="button" className="button primary" onClick={() => onAct(act)}>
            重新确定培养联系人
          </button>
        )}
      </div>
    </Notice>
  )
}
