import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import { useParams } from '#web/kit/address.ts'
import { confirm } from '#web/kit/confirm.tsx'
import { FormDialog } from '#web/kit/form.tsx'
import { PageHelp, usePageTitle } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { Notice } from '#web/kit/refusal-notice.tsx'
import { Answered } from '#web/kit/states.tsx'
import { whyNotSay } from '../rules.ts'
import { SuggestionHelp } from './help.tsx'
import { type Suggestion, SuggestionFacts } from './suggestion.tsx'
import { SuggestionState } from './suggestion-columns.tsx'

/** One of my own: each step, and what I say to it. */
export default function OwnSuggestion() {
  const id = Number(useParams().id)
  const query = useQuery(ask.suggestions.own.get.queryOptions({ input: { id } }))
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
            {suggestion.state === 'answered' && (
              <Notice>已有答复。请说一声是否解决；未解决的，会重新等候答复。</Notice>
            )}
            <SuggestionFacts suggestion={suggestion} own />
            <Acts suggestion={suggestion} />
          </div>
        )}
      </Answered>
    </>
  )
}

const asked = {
  added: { title: '补充情况', label: '补充', submit: '提交补充' },
  unsolved: { title: '还没有解决', label: '还有什么没有解决', submit: '未解决' },
} as const

function Acts({ suggestion: { id, state } }: { suggestion: Suggestion }) {
  const [asking, setAsking] = useState<keyof typeof asked | null>(null)
  const say = useAct(call.suggestions.own.say, { done: '已提交' })
  const may = (saying: Parameters<typeof whyNotSay>[1]) => whyNotSay(state, saying) === null
  const withdraw = async () => {
    const words = '撤回后不再答复。已经提交的内容仍留在办理记录里。'
    if (await confirm({ title: '撤回这条意见建议？', words, submit: '撤回', danger: true }))
      await say.run({ id, saying: 'withdrawn' })
  }
  if (state === 'withdrawn') return null
  return (
    <>
      <ActionBar>
        {may('withdrawn') && (
          <button type="button" className="button" onClick={() => void withdraw()}>
            撤回
          </button>
        )}
        {may('added') && (
          <button type="button" className="button" onClick={() => setAsking('added')}>
            补充
          </button>
        )}
        {may('unsolved') && (
          <button type="button" className="button" onClick={() => setAsking('unsolved')}>
            未解决
          </button>
        )}
        {may('solved') && (
          <button
            type="button"
            className="button primary"
            disabled={say.busy}
            onClick={() => void say.run({ id, saying: 'solved' })}
          >
            已解决
          </button>
        )}
      </ActionBar>
      {asking && (
        <FormDialog
          title={asked[asking].title}
          fields={[
            {
              kind: 'words',
              name: 'words',
              label: asked[asking].label,
              required: true,
              maximum: 2000,
              rows: 4,
            },
          ]}
          submitWord={asked[asking].submit}
          onSubmit={({ words }) => say.send({ id, saying: asking, words: String(words) })}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  )
}
