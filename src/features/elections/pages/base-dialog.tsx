import { call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { baseNames, type MajorityBase, majorityBases } from '../ballots/rules.ts'
import type { Election } from './election.tsx'

/** 需确认依据: both readings give different winners; somebody says which holds, with the text of the article. */
export function BaseDialog({ election, onClose }: { election: Election; onClose: () => void }) {
  const confirm = useAct(call.elections.ballots.confirmBase, { done: '已确认依据' })
  return (
    <FormDialog
      title="确认当选票数的依据"
      notice="两种口径下当选的人不同。请对照《中国共产党基层组织选举工作条例》的条文确认，并写明条文原文；确认后记入审计。"
      fields={[
        {
          kind: 'choice',
          name: 'base',
          label: '当选须超过半数，以什么为基数',
          required: true,
          wide: true,
          options: majorityBases.map((value) => ({ value, label: baseNames[value] })),
        },
        {
          kind: 'words',
          name: 'article',
          label: '条文',
          required: true,
          maximum: 500,
          placeholder: '条文编号和原文',
        },
      ]}
      submitWord="确认"
      onClose={onClose}
      onSubmit={({ base, article }) =>
        confirm.send({ id: election.id, base: base as MajorityBase, article: String(article) })
      }
    />
  )
}
