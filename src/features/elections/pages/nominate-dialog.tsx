import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ballotPostNames } from '../rules.ts'
import type { Election } from './election.tsx'
import { Sheet } from './sheet.tsx'

/** Whom the founding of a new branch proposed, with the consent of the organization above: to be kept or changed. */
const proposed = ({ proposedId, members }: Election) =>
  members.filter(({ id, whyNot }) => id === proposedId && whyNot === null).map(({ id }) => id)

/** Who is nominated for a post: members who vote; how many are needed is said while they are picked. */
export function NominateDialog({
  election,
  post,
  onClose,
}: {
  election: Election
  post: Election['posts'][number]
  onClose: () => void
}) {
  const now = election.candidates.filter((one) => one.post === post.post).map(({ personId }) => personId)
  const [picked, setPicked] = useState(now.length > 0 ? now : proposed(election))
  const [error, setError] = useState<unknown>(null)
  const nominate = useAct(call.elections.candidates.nominate, { done: '已提名', after: onClose })
  const toggle = (id: number) =>
    setPicked((old) => (old.includes(id) ? old.filter((one) => one !== id) : [...old, id]))
  return (
    <Sheet
      title={`提名${ballotPostNames[post.post]}候选人`}
      submitWord="提名"
      width={560}
      busy={nominate.busy}
      error={error}
      onSubmit={() =>
        void nominate.send({ id: election.id, post: post.post, personIds: picked }).catch(setError)
      }
      onClose={onClose}
    >
      <p className="muted">
        {post.post === 'committeeMember'
          ? `应选 ${post.seats} 名，差额不少于 20%，候选人至少 ${post.needed} 名；选票按姓氏笔画排列。`
          : `等额选举，候选人 ${post.needed} 名。`}
        已选 {picked.length} 名。
      </p>
      <div className="election-picks">
        {election.members
          .filter((member) => member.whyNot === null)
          .map((member) => (
            <label key={member.id}>
              <input
                type="checkbox"
                checked={picked.includes(member.id)}
                onChange={() => toggle(member.id)}
              />
              {member.name}
              <small className="muted">
                {election.officers.find(({ personId }) => personId === member.id)?.title}
              </small>
            </label>
          ))}
      </div>
    </Sheet>
  )
}
