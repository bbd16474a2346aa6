import { day, template } from '../../fields/rules.ts'
import type { Template } from '../../rules.ts'

export const received =
  '{{来文称呼}}《{{来文标题}}》（{{来文字号}}）收悉。经{{会议研究日期}}会议研究，现批复如下。'
export const decided = day('decidedOn', '会议研究日期')
export const ends = '此复。'
export const conduct =
  '请严格按照《中国共产党章程》和《中国共产党基层组织选举工作条例》组织选举，严肃选举纪律，选举结果及时报批。'

type Given = {
  key: string
  name: string
  agrees: string[]
  fields?: Parameters<typeof template>[0]['fields']
}

/** 批复 that agrees: opens with what it answers, says what is agreed to, may end with 此复。(V, 此复 may be left out) */
export const agreeing = ({ key, name, agrees, fields = [] }: Given): Template =>
  template({
    key,
    kind: 'reply',
    name,
    title: '{{本组织}}关于同意{{来文事由}}的批复',
    blocks: [received, ...agrees, ends],
    fields: [decided, ...fields],
  })
