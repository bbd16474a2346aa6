import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { useMay } from '#web/session.ts'
import { baseNames, majorityBases } from '../ballots/rules.ts'
import type { Election } from './election.tsx'

type Post = Election['posts'][number]
type Ballot = Post['ballots'][number]

/** One count: its numbers, the votes of each, and what both readings of the base say where they differ. */
export function BallotTable({ election, post, ballot }: { election: Election; post: Post; ballot: Ballot }) {
  const elected = new Set(post.elected.map(({ personId }) => String(personId)))
  return (
    <section className="election-ballot">
      <h3>
        第 {ballot.round} 次投票
        <span className="muted">
          发出 {ballot.handedOut} 张，收回 {ballot.returned} 张，有效 {ballot.valid} 张，无效 {ballot.spoiled}{' '}
          张
        </span>
      </h3>
      {ballot.state === 'void' && (
        <Notice kind="warning">收回选票多于发出选票，这次选举无效，应重新投票。</Notice>
      )}
      {ballot.votes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">姓名</th>
              <th scope="col">赞成</th>
              <th scope="col">不赞成</th>
              <th scope="col">弃权</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {ballot.votes.map((vote) => (
              <tr key={vote.key}>
                <th scope="row">
                  {vote.name}
                  {vote.writtenIn && <small className="muted">另选</small>}
                </th>
                <td className="number">{vote.for}</td>
                <td className="number">{vote.writtenIn ? '—' : vote.against}</td>
                <td className="number">{vote.writtenIn ? '—' : vote.abstained}</td>
                <td>{elected.has(vote.key) && ballot.outcomes ? '当选' : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {ballot.state === 'unconfirmed' && <Readings post={post} ballot={ballot} />}
      {ballot.reducedBecause && <p className="muted">减少名额：{ballot.reducedBecause}</p>}
      <BallotActs election={election} post={post} ballot={ballot} />
    </section>
  )
}

/** 需确认依据: who would be elected by each reading. */
function Readings({ post, ballot }: { post: Post; ballot: Ballot }) {
  const { outcomes } = ballot
  if (!outcomes) return null
  const bases = { present: post.attendance?.present ?? 0, entitled: post.attendance?.entitled ?? 0 }
  const name = (key: string) => ballot.votes.find((vote) => vote.key === key)?.name ?? ''
  return (
    <Notice kind="warning">
      两种口径下当选的人不同，暂不产生当选结果，请上级党组织对照条文确认：
      <ul>
        {majorityBases.map((base) => (
          <li key={base}>
            以{baseNames[base]}（{bases[base]} 人）过半数计：
            {outcomes[base].elected.map(name).join('、') || '无人当选'}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function BallotActs({ election, post, ballot }: { election: Election; post: Post; ballot: Ballot }) {
  const may = useMay()('elections.conduct') && election.status === 'running'
  const discard = useAct(call.elections.ballots.discard, { done: '已撤回，请重新登记' })
  const reduce = useAct(call.elections.ballots.reduce, { done: '已减少名额' })
  if (!may || post.ballots.at(-1)?.id !== ballot.id) return null
  const asked = async (title: string, words: string, run: (reason: string) => Promise<unknown>) => {
    const reason = await askReason({ title, words })
    if (reason) await run(reason)
  }
  const of = { id: election.id, ballotId: ballot.id }
  return (
    <span className="row">
      <button
        type="button"
        className="link"
        onClick={() =>
          void asked('撤回计票结果', '只用于填错的情况，撤回记入审计。', (reason) =>
            discard.run({ ...of, reason }),
          )
        }
      >
        撤回填错的结果
      </button>
      {ballot.state === 'short' && post.post === 'committeeMember' && post.elected.length > 0 && (
        <button
          type="button"
          className="link"
          onClick={() =>
            void asked('减少名额', `缺额 ${post.left} 名不再选举，须经到会党员过半数同意。`, (reason) =>
              reduce.run({ ...of, reason }),
            )
          }
        >
          减少名额
        </button>
      )}
    </span>
  )
}
