import { all, type CardSpec, people } from '../../specs/rules.ts'

export const structure = {
  age: {
    title: '年龄',
    group: 'structure',
    kind: 'column',
    unit: '人',
    definition: '按截止日周岁计算。',
    from: { rows: { of: 'members-by-age' }, columns: people },
    parts: true,
  },
  education: {
    title: '学历',
    group: 'structure',
    kind: 'ring',
    unit: '人',
    definition: '按登记的最高学历，国家标准 GB/T 4658。',
    from: { rows: { of: 'members-by-education' }, columns: all },
    parts: true,
  },
  gender: {
    title: '性别',
    group: 'structure',
    kind: 'ring',
    unit: '人',
    definition: '男女党员人数。',
    from: {
      rows: [
        { table: 'members-basic', row: 'male' },
        { table: 'members-basic', row: 'female' },
      ],
      columns: all,
    },
    parts: true,
  },
  joined: {
    title: '入党时间',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '支部大会通过接收为预备党员之日，按党内统计公报的时期分。',
    from: { rows: { of: 'members-by-joined' }, columns: all },
    parts: true,
  },
  occupation: {
    title: '职业',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '按主数据报送的工作岗位类别。',
    from: { rows: { of: 'members-by-occupation' }, columns: all },
    parts: true,
  },
  ethnicity: {
    title: '少数民族',
    group: 'structure',
    kind: 'bar',
    unit: '人',
    definition: '汉族以外各民族的党员，只列有人的民族。',
    from: { rows: { of: 'members-by-ethnicity', except: ['01'] }, columns: all },
  },
  sizes: {
    title: '党支部规模',
    group: 'structure',
    kind: 'column',
    unit: '个',
    definition:
      '按党员人数。正式党员 3 人以上成立党支部，50 人以上应考虑设党总支（《支部工作条例》第四、五条）。',
    from: {
      rows: ['under3', '3-6', '7-19', '20-50', 'over50'].map((row) => ({ table: 'organizations', row })),
      columns: [{ column: 'total', label: '党支部' }],
    },
    parts: true,
  },
} as const satisfies Record<string, CardSpec>
