import type { Vote } from '../ballots/rules.ts'
import type { Election } from './election.tsx'

type Post = Election['posts'][number]

export const blank = (personId: number, name: string, against: number, writtenIn = false): Vote => ({
  key: String(personId),
  name,
  for: 0,
  against,
  abstained: 0,
  writtenIn,
})

export function NumberField({
  label,
  value,
  set,
}: {
  label: string
  value: number
  set: (n: number) => void
}) {
  return (
    <label className="election-number">
      <span>{label}</span>
      <input
        type="number"
        inputMode="numeric"
        min={0}
        value={value}
        onFocus={(event) => event.target.select()}
        onChange={(event) => set(Math.max(0, Math.floor(Number(event.target.value))))}
      />
    </label>
  )
}

/** The votes of each; what is not for and not abstained is against, until somebody says otherwise. */
export function Votes({
  votes,
  valid,
  change,
}: {
  votes: Vote[]
  valid: number
  change: (key: string, more: Partial<Vote>) => void
}) {
  return (
    <ul className="election-votes">
      {votes.map((vote) => (
        <li key={vote.key}>
          <strong>
            {vote.name}
            {vote.writtenIn && <small className="muted">另选</small>}
          </strong>
          <NumberField
            label="赞成"
            value={vote.for}
            set={(n) =>
              change(
                vote.key,
                vote.writtenIn ? { for: n } : { for: n, against: Math.max(0, valid - n - vote.abstained) },
              )
            }
          />
          {!vote.writtenIn && (
            <>
              <NumberField
                label="不赞成"
                value={vote.against}
                set={(n) => change(vote.key, { against: n })}
              />
              <NumberField
                label="弃权"
                value={vote.abstained}
                set={(n) => change(vote.key, { abstained: n })}
              />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** 另选他人: somebody whom voters wrote in. */
export function WriteIn({
  election,
  post,
  votes,
  add,
}: {
  election: Election
  post: Post
  votes: Vote[]
  add: (vote: Vote) => void
}) {
  const others = election.members.filter(
    ({ id, whyNot }) => whyNot === null && !votes.some(({ key }) => key === String(id)),
  )
  if (others.length === 0 || post.at !== 'membersMeeting') return null
  return (
    <label className="election-write-in">
      另选他人
      <select
        value=""
        onChange={(event) => {
          const member = others.find(({ id }) => String(id) === event.target.value)
          if (member) add(blank(member.id, member.name, 0, true))
        }}
      >
        <option value="">选择姓名，可不选</option>
        {others.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
