import { Notice } from '#web/kit/refusal-notice.tsx'
import type { Votes } from '../rules.ts'
import { isPassed, neededOf, whyNotCounted } from '../votes/rules.ts'
import type { Count } from './meeting-fields.ts'

const labels: Record<keyof Count, string> = {
  handedOut: '发出表决票',
  returned: '收回表决票',
  inFavour: '赞成',
  against: '反对',
  abstained: '弃权',
  spoiled: '无效票',
  written: '会前书面意见',
}

/** The count of a vote in the order in which it is read out, and at once whether it fits and carries. */
export function VoteCount({ votes, change }: { votes: Votes; change: (count: Partial<Count>) => void }) {
  return (
    <fieldset className="admission-count">
      <legend>票决情况</legend>
      <div className="admission-numbers">
        {Object.entries(labels).map(([name, label]) => (
          <label key={name}>
            <span>{label}</span>
            <input
              type="number"
              inputMode="numeric"
              min={0}
              value={votes[name as keyof Count]}
              onFocus={(event) => event.target.select()}
              onChange={(event) => change({ [name]: Math.max(0, Math.floor(Number(event.target.value))) })}
            />
          </label>
        ))}
      </div>
      <Verdict votes={votes} />
    </fieldset>
  )
}

function Verdict({ votes }: { votes: Votes }) {
  const why = whyNotCounted(votes)
  if (why) return <Notice kind="warning">{faults[why]?.(votes) ?? '票数填写不完整。'}</Notice>
  const needed = neededOf(votes.entitled)
  return isPassed(votes) ? (
    <Notice kind="success">{`各项数字相符；赞成 ${votes.inFavour} 票，须有 ${needed} 票，通过。`}</Notice>
  ) : (
    <Notice kind="warning">{`各项数字相符；赞成 ${votes.inFavour} 票，不足须有的 ${needed} 票，未通过。`}</Notice>
  )
}

const faults: Record<string, (votes: Votes) => string> = {
  'votes-nobody-entitled': () => '应到会人数不能为 0。',
  'votes-quorum-missed': ({ present, entitled }) =>
    `实到会 ${present} 人，没有超过应到会 ${entitled} 人的半数，不能开会表决（第十九条）。`,
  'votes-handed-out-over-present': ({ handedOut, present }) =>
    `发出表决票 ${handedOut} 张，多于实到会 ${present} 人。`,
  'votes-returned-over-handed-out': ({ returned, handedOut }) =>
    `收回表决票 ${returned} 张，多于发出的 ${handedOut} 张。`,
  'votes-written-over-absent': ({ written, present, entitled }) =>
    `会前书面意见 ${written} 份，多于未到会的 ${entitled - present} 人。`,
  'votes-do-not-add-up': (votes) =>
    `赞成、反对、弃权、无效票合计 ${votes.inFavour + votes.against + votes.abstained + votes.spoiled} 票，应等于收回票数与书面意见之和 ${votes.returned + votes.written}。`,
}
