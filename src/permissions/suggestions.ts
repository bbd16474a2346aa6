/** How the endpoints of suggestions are asked: see sample.ts. What the member of east1 said to his branch. */
import { of, open, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const fresh = (stage: Stage) => ({
  topic: 'work' as const,
  title: '东一活动室',
  words: '活动室的投影仪坏了。',
  organizationId: stage.east1,
})

async function suggestion(stage: Stage) {
  const member = await stage.caller('member', 'inside', false)
  return { id: (await member.call.suggestions.own.write(fresh(stage))).id }
}

async function photo(stage: Stage) {
  const member = await stage.caller('member', 'inside', false)
  const bytes = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  const files = [new File([bytes], 'a.png', { type: 'image/png' })]
  const { id } = await member.call.suggestions.own.write({ ...fresh(stage), files })
  const { photos } = await member.call.suggestions.own.get({ id })
  return { id, photoId: photos[0]?.id }
}

export const suggestions: Record<string, Sample> = {
  'suggestions.list': seen(async (stage) => {
    await suggestion(stage)
    return {}
  }),
  'suggestions.export': seen(),
  'suggestions.get': of(suggestion),
  'suggestions.photo': of(photo),
  'suggestions.answer': of(async (stage) => ({ ...(await suggestion(stage)), words: '已报修。' })),
  'suggestions.pass': of(suggestion),
  'suggestions.own.list': seen(async (stage) => {
    await suggestion(stage)
    return {}
  }),
  'suggestions.own.export': open(),
  'suggestions.own.receivers': open(),
  'suggestions.own.get': of(suggestion),
  'suggestions.own.photo': of(photo),
  // Whoever is outside may not say it to a branch that is not his.
  'suggestions.own.write': open((stage) => ({
    ...fresh(stage),
    organizationId: stage.institute.organizations.root,
  })),
  'suggestions.own.say': of(async (stage) => ({
    ...(await suggestion(stage)),
    saying: 'added',
    words: '换了灯泡也不亮。',
  })),
}
