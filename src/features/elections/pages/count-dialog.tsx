import { useState } from 'react'
import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { type Count, countFaults, isVoid, type Vote, whyNotCount } from '../ballots/rules.ts'
import { ballotPostNames } from '../rules.ts'
import { blank, NumberField, Votes, WriteIn } from './count-votes.tsx'
import type { Election } from './election.tsx'
import { Sheet } from './sheet.tsx'

type Post = Election['posts'][number]
type Totals = Pick<Count, 'handedOut' | 'returned' | 'valid' | 'spoiled'>

const totals: { key: keyof Totals; label: string }[] = [
  { key: 'handedOut', label: '发出选票' },
  { key: 'returned', label: '收回选票' },
  { key: 'valid', label: '有效票' },
  { key: 'spoiled', label: '无效票' },
]

/** 计票: large numbers for the phone, held against each other while they are typed. */
export function CountDialog({
  election,
  post,
  onClose,
}: {
  election: Election
  post: Post
  onClose: () => void
}) {
  const present = post.attendance?.present ?? 0
  const entitled = post.attendance?.entitled ?? 0
  const [given, setGiven] = useState<Totals>({
    handedOut: present,
    returned: present,
    valid: present,
    spoiled: 0,
  })
  const [votes, setVotes] = useState(() =>
    post.standing.map(({ personId, name }) => blank(personId, name, present)),
  )
  const [error, setError] = useState<unknown>(null)
  const count = useAct(call.elections.ballots.count, { done: '计票结果已登记', after: onClose })
  const change = (key: string, more: Partial<Vote>) =>
    setVotes((old) => old.map((vote) => (vote.key === key ? { ...vote, ...more } : vote)))
  /** What is valid and neither for nor abstained is against. */
  const total = (key: keyof Totals, n: number) => {
    setGiven((old) => ({ ...old, [key]: n }))
    if (key === 'valid')
      setVotes((old) =>
        old.map((vote) =>
          vote.writtenIn ? vote : { ...vote, against: Math.max(0, n - vote.for - vote.abstained) },
        ),
      )
  }
  const fault = whyNotCount({ ...given, votes }, post.left, { entitled, present })
  const started = votes.some((vote) => vote.for > 0) || isVoid(given)
  const sentence = !started
    ? '请填写各候选人的票数，其余按不赞成计。'
    : fault
      ? countFaults[fault.code]?.(fault.facts)
      : '各项数字相符。'
  const submit = () => {
    const counted = votes.map(({ key, name, ...numbers }) => ({ personId: Number(key), ...numbers }))
    void count
      .send({ id: election.id, post: post.post, ...given, votes: isVoid(given) ? [] : counted })
      .catch(setError)
  }
  return (
    <Sheet
      title={`登记计票：${ballotPostNames[post.post]}（应选 ${post.left} 名）`}
      submitWord="登记"
      busy={count.busy}
      blocked={fault !== null}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="election-totals">
        {totals.map(({ key, label }) => (
          <NumberField key={key} label={label} value={given[key]} set={(n) => total(key, n)} />
        ))}
      </div>
      {isVoid(given) ? (
        <Notice kind="warning">
          收回选票多于发出选票，这次选举无效（《中国共产党基层组织选举工作条例》），登记后应重新投票。
        </Notice>
      ) : (
        <Votes votes={votes} valid={given.valid} change={change} />
      )}
      <WriteIn
        election={election}
        post={post}
        votes={votes}
        add={(vote) => setVotes((old) => [...old, vote])}
      />
      <p role="status" className={fault && started ? 'election-late' : 'muted'}>
        {sentence}
      </p>
    </Sheet>
  )
}
