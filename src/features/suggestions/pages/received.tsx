import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Answered } from '#web/kit/states.tsx'
import { whyNotAnswer, whyNotPass } from '../rules.ts'
import { SuggestionHelp } from './help.tsx'
import { type Suggestion, SuggestionFacts } from './suggestion.tsx'
import { SuggestionState } from './suggestion-columns.tsx'

/** One suggestion, for whoever answers it or passes it on. */
export default function Received() {
  const id = Number(useParams().id)
  const query = useQuery(ask.suggestions.get.queryOptions({ input: { id } }))
  usePageTitle(query.data?.title)
  return (
    <>
      <PageHelp>
        <SuggestionHelp />
      </PageHelp>
      <PageHeader title={query.data?.title} beside={query.data && <SuggestionState {...query.data} />} />
      <Answered query={query}>
        {(suggestion) => (
          <div className="stack">
            <SuggestionFacts suggestion={suggestion} own={false} />
            <Acts suggestion={suggestion} />
          </div>
        )}
      </Answered>
    </>
  )
}

function Acts({ suggestion }: { suggestion: Suggestion }) {
  const { id, state, aboveName, mayAct } = suggestion
  const [asking, setAsking] = useState<'answer' | 'pass' | null>(null)
  const answer = useAct(call.suggestions.answer, { done: '已答复' })
  const pass = useAct(call.suggestions.pass, { done: (made) => `已转给${made.organizationName}` })
  const passes = whyNotPass(state, { parentId: aboveName === null ? null : 1 }) === null
  if (!mayAct || whyNotAnswer(state) !== null) return null
  return (
    <>
      <ActionBar>
        {passes && (
          <button type="button" className="button" onClick={() => setAsking('pass')}>
            转上级
          </button>
        )}
        <button type="button" className="button primary" onClick={() => setAsking('answer')}>
          {state === 'answered' ? '补充答复' : '答复'}
        </button>
      </ActionBar>
      {asking === 'answer' && (
        <FormDialog
          title="答复意见建议"
          fields={[{ kind: 'words', name: 'words', label: '答复', required: true, maximum: 2000, rows: 5 }]}
          submitWord="答复"
          onSubmit={({ words }) => answer.send({ id, words: String(words) })}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'pass' && (
        <FormDialog
          title="转给上级党组织"
          notice={`转给“${aboveName}”，由它答复，期限重新起算。您仍能看到办理经过。`}
          fields={[{ kind: 'words', name: 'words', label: '说明', maximum: 2000, rows: 3 }]}
          submitWord="转上级"
          onSubmit={({ words }) => pass.send({ id, words: String(words ?? '') })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
