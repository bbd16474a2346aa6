-- 办事指南 that come with the platform, each as its version 1. Articles are named where the text was read; where only the
-- content is known, the regulation is cited without one. From here on they are edited in the browser, never here.

insert into guide (key, position, made_at, made_by) values
  ('term-election', 1, '2026-11-01 00:00+08', '平台'),
  ('by-election', 2, '2026-11-01 00:00+08', '平台'),
  ('establishment', 3, '2026-11-01 00:00+08', '平台'),
  ('branch-small', 4, '2026-11-01 00:00+08', '平台'),
  ('branch-large', 5, '2026-11-01 00:00+08', '平台'),
  ('branch-change', 6, '2026-11-01 00:00+08', '平台'),
  ('request', 7, '2026-11-01 00:00+08', '平台'),
  ('members-meeting', 8, '2026-11-01 00:00+08', '平台'),
  ('appraisal', 9, '2026-11-01 00:00+08', '平台'),
  ('review-meeting', 10, '2026-11-01 00:00+08', '平台'),
  ('three-meetings', 11, '2026-11-01 00:00+08', '平台'),
  ('talks', 12, '2026-11-01 00:00+08', '平台'),
  ('admission', 13, '2026-11-01 00:00+08', '平台'),
  ('probation-ends', 14, '2026-11-01 00:00+08', '平台'),
  ('transfer', 15, '2026-11-01 00:00+08', '平台'),
  ('certificate-lost', 16, '2026-11-01 00:00+08', '平台'),
  ('mobile-members', 17, '2026-11-01 00:00+08', '平台'),
  ('dues-amount', 18, '2026-11-01 00:00+08', '平台'),
  ('dues-pay', 19, '2026-11-01 00:00+08', '平台'),
  ('dues-arrears', 20, '2026-11-01 00:00+08', '平台'),
  ('lost-contact', 21, '2026-11-01 00:00+08', '平台'),
  ('six-months-absent', 22, '2026-11-01 00:00+08', '平台'),
  ('record-wrong', 23, '2026-11-01 00:00+08', '平台');

insert into guide_version (guide_key, version, note, published_at, published_by, definition) values
('term-election', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "换届怎么办",
  "group": "支部建设",
  "summary": "任期届满、提前或者延期换届，从支委会研究到上级批复",
  "words": ["换届选举","任期届满","到届","延期换届","提前换届","支委会换届","选举"],
  "start": "term",
  "nodes": [
    {
      "key": "term",
      "kind": "question",
      "text": "本届支部委员会（或者书记）的任期怎么样了？",
      "note": "党支部每届任期一般三年。届满前六个月，上级党组织会提醒。",
      "cites": [{"regulation":"election-rules","article":"第三条"},{"regulation":"branch-rules","article":""}],
      "answers": [
        {"label":"已经届满","to":"overdue","when":{"figure":"monthsToTermEnd","least":null,"most":-1}},
        {"label":"六个月以内届满","to":"size","when":{"figure":"monthsToTermEnd","least":0,"most":6}},
        {"label":"还有六个月以上","to":"early","when":{"figure":"monthsToTermEnd","least":7,"most":null}}
      ]
    },
    {
      "key": "overdue",
      "kind": "question",
      "text": "能在近期召开党员大会选举吗？",
      "note": "任期届满应当按期换届；延期要报上级党组织批准，一般不超过一年。",
      "cites": [{"regulation":"election-rules","article":"第三条"}],
      "answers": [{"label":"能","to":"size","when":null},{"label":"不能，需要推迟","to":"extension","when":null}]
    },
    {
      "key": "early",
      "kind": "question",
      "text": "有必须提前换届的情况吗？",
      "note": "",
      "cites": [{"regulation":"election-rules","article":"第三条"}],
      "answers": [{"label":"有，例如委员缺额较多、影响工作","to":"earlyElection","when":null},{"label":"没有","to":"wait","when":null}]
    },
    {
      "key": "size",
      "kind": "question",
      "text": "支部有正式党员多少名？",
      "note": "预备党员没有选举权，不算在内。",
      "cites": [{"regulation":"branch-rules","article":"第二十条"}],
      "answers": [
        {"label":"7 名以上","to":"committee","when":{"figure":"fullMembers","least":7,"most":null}},
        {"label":"3 至 6 名","to":"secretary","when":{"figure":"fullMembers","least":3,"most":6}},
        {"label":"不足 3 名","to":"small","when":{"figure":"fullMembers","least":null,"most":2}}
      ]
    },
    {
      "key": "committee",
      "kind": "end",
      "text": "选举支部委员会，再由新一届委员会选举书记、副书记",
      "steps": [
        {
          "text": "支委会研究换届工作，会前一个月左右向上级党委报送换届请示，写明时间、名额、选举办法。",
          "cites": [{"regulation":"election-rules","article":""}]
        },
        {
          "text": "上级批复后酝酿候选人；委员候选人的差额不少于应选人数的 20%，例如应选 5 名至少提 6 名候选人。",
          "cites": [{"regulation":"election-rules","article":""}]
        },
        {
          "text": "召开党员大会：有选举权的到会人数不少于应到会人数的五分之四，无记名投票。预备党员和受留党察看处分期间的党员没有选举权。",
          "cites": [{"regulation":"election-rules","article":"第五条"}]
        },
        {
          "text": "新一届委员会第一次会议等额选举书记、副书记，并报上级党委；书记、副书记报批准，委员报备案。",
          "cites": [{"regulation":"election-rules","article":""},{"regulation":"constitution","article":"第三十一条"}]
        }
      ],
      "forms": ["election"]
    },
    {
      "key": "secretary",
      "kind": "end",
      "text": "由党员大会直接选举书记，必要时选一名副书记，不设支部委员会",
      "steps": [
        {"text":"正式党员不足 7 名的党支部设 1 名书记，必要时设 1 名副书记。","cites":[{"regulation":"branch-rules","article":"第二十条"}]},
        {"text":"会前一个月左右向上级党委报送换届请示；批复后酝酿候选人。","cites":[{"regulation":"election-rules","article":""}]},
        {
          "text": "召开党员大会：有选举权的到会人数不少于应到会人数的五分之四，无记名投票；结果报上级党委批准。",
          "cites": [{"regulation":"election-rules","article":"第五条"}]
        }
      ],
      "forms": ["election"]
    },
    {
      "key": "small",
      "kind": "end",
      "text": "先调整党支部，再考虑选举",
      "steps": [
        {
          "text": "正式党员不足 3 名，不具备单独设立党支部的条件。请先与上级党委商量：与邻近单位成立联合党支部，或者并入其他党支部。",
          "cites": [{"regulation":"branch-rules","article":"第四条"}]
        },
        {
          "text": "撤销党支部由基层党委研究决定，并报上级党委组织部门备案；党员的组织关系同时转到新的党支部。",
          "cites": [{"regulation":"branch-rules","article":"第六条"}]
        }
      ],
      "forms": ["closure","request"]
    },
    {
      "key": "extension",
      "kind": "end",
      "text": "报请延期换届",
      "steps": [
        {
          "text": "在届满以前向上级党委报送延期换届的请示，写明原因和延到哪一天；延长期一般不超过一年。",
          "cites": [{"regulation":"election-rules","article":"第三条"}]
        },
        {
          "text": "已经届满的，请说明未能按期换届的原因，按上级批复的时间尽快召开党员大会。",
          "cites": [{"regulation":"election-rules","article":"第三条"}]
        }
      ],
      "forms": ["extension"]
    },
    {
      "key": "earlyElection",
      "kind": "end",
      "text": "报请提前换届",
      "steps": [
        {
          "text": "支委会研究后向上级党委报送提前换届的请示，写明理由；提前一般不超过一年。",
          "cites": [{"regulation":"election-rules","article":"第三条"}]
        },
        {"text":"批复同意以后，按正常换届的步骤办理。","cites":[{"regulation":"election-rules","article":""}]}
      ],
      "forms": ["earlyElection"]
    },
    {
      "key": "wait",
      "kind": "end",
      "text": "现在不用换届，请留意届满日期",
      "steps": [
        {"text":"届满前六个月，平台会提醒党支部和上级党委。","cites":[{"regulation":"branch-rules","article":"第二十四条"}]},
        {"text":"期间书记、委员出缺的，及时补选。","cites":[{"regulation":"branch-rules","article":""}]}
      ],
      "forms": ["byElection","yearPlan"]
    }
  ]
}'),
('by-election', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "增补委员怎么办",
  "group": "支部建设",
  "summary": "书记、副书记、委员出缺，补选或者由上级指派",
  "words": ["补选","书记空缺","委员空缺","增补书记","书记调走","支委出缺"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "缺的是谁？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":""}],
      "answers": [{"label":"书记","to":"urgent","when":null},{"label":"副书记或者委员","to":"left","when":null}]
    },
    {
      "key": "urgent",
      "kind": "question",
      "text": "支部里有合适人选，能召开党员大会补选吗？",
      "note": "书记一般应当有一年以上党龄。",
      "cites": [{"regulation":"branch-rules","article":""}],
      "answers": [{"label":"能","to":"left","when":null},{"label":"暂时没有合适人选，或者任务紧急","to":"appointed","when":null}]
    },
    {
      "key": "left",
      "kind": "question",
      "text": "本届任期还有多久？",
      "note": "",
      "cites": [{"regulation":"election-rules","article":"第三条"}],
      "answers": [
        {"label":"六个月以上","to":"byElection","when":{"figure":"monthsToTermEnd","least":7,"most":null}},
        {"label":"不到六个月，或者已经届满","to":"election","when":{"figure":"monthsToTermEnd","least":null,"most":6}}
      ]
    },
    {
      "key": "byElection",
      "kind": "end",
      "text": "召开党员大会补选",
      "steps": [
        {"text":"支委会研究后向上级党委报送增补的请示，批复后酝酿候选人。","cites":[{"regulation":"election-rules","article":""}]},
        {
          "text": "召开党员大会，到会人数、投票和计票的要求与换届相同；当选人的任期与本届委员会同时届满。",
          "cites": [{"regulation":"election-rules","article":"第五条"}]
        },
        {"text":"选举结果报上级党委：书记、副书记报批准，委员报备案。","cites":[{"regulation":"election-rules","article":""}]}
      ],
      "forms": ["byElection"]
    },
    {
      "key": "election",
      "kind": "end",
      "text": "结合换届一并选举",
      "steps": [
        {
          "text": "任期将满，可以不单独补选，按期换届时选出新一届班子。请把打算报告上级党委。",
          "cites": [{"regulation":"election-rules","article":"第三条"}]
        },
        {"text":"换届以前的工作由副书记或者其他委员主持，必要时请上级党委指派。","cites":[{"regulation":"branch-rules","article":""}]}
      ],
      "forms": ["election"]
    },
    {
      "key": "appointed",
      "kind": "end",
      "text": "请上级党组织指派",
      "steps": [
        {
          "text": "书记、副书记、委员出现空缺应当及时补选；确有必要的，上级党组织可以指派书记或者副书记。",
          "cites": [{"regulation":"branch-rules","article":""}]
        },
        {"text":"请党支部起草请示，一事一请示，只主送上级党委。","cites":[{"regulation":"document-rules","article":""}]}
      ],
      "forms": ["request"]
    }
  ]
}'),
('establishment', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "成立支部怎么办",
  "group": "支部建设",
  "summary": "新单位、项目组成立党支部、联合党支部、临时党支部",
  "words": ["成立党支部","新建支部","联合党支部","临时党支部","设立支部","组建支部"],
  "start": "members",
  "nodes": [
    {
      "key": "members",
      "kind": "question",
      "text": "这个单位（项目）有正式党员多少名？",
      "note": "这里问的是拟成立支部的单位，不是您现在的支部。",
      "cites": [{"regulation":"branch-rules","article":"第四条"},{"regulation":"constitution","article":"第三十条"}],
      "answers": [{"label":"3 名以上","to":"lasting","when":null},{"label":"不足 3 名","to":"neighbours","when":null}]
    },
    {
      "key": "lasting",
      "kind": "question",
      "text": "这个机构是长期的，还是为一项任务临时设的？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第七条"}],
      "answers": [
        {"label":"长期，或者项目超过六个月","to":"established","when":null},
        {"label":"临时，党员组织关系不转接","to":"temporary","when":null}
      ]
    },
    {
      "key": "neighbours",
      "kind": "question",
      "text": "附近有业务相近、党员也不多的单位吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第五条"}],
      "answers": [{"label":"有","to":"joint","when":null},{"label":"没有","to":"join","when":null}]
    },
    {
      "key": "established",
      "kind": "end",
      "text": "报请成立党支部，再选举书记或者支部委员会",
      "steps": [
        {
          "text": "由单位提出申请，所在地的基层党委召开会议研究决定并批复，批复时间一般不超过一个月。",
          "cites": [{"regulation":"branch-rules","article":"第五条"}]
        },
        {
          "text": "批复后召开党员大会，选举支部委员会；正式党员不足 7 名的选举书记，必要时选副书记。",
          "cites": [{"regulation":"branch-rules","article":"第五条"},{"regulation":"branch-rules","article":"第二十条"}]
        },
        {
          "text": "党员人数一般不超过 50 名。批复和选举结果由基层党委报上级党委组织部门备案。",
          "cites": [{"regulation":"branch-rules","article":"第四条"},{"regulation":"branch-rules","article":"第五条"}]
        }
      ],
      "forms": ["establishment","request"]
    },
    {
      "key": "joint",
      "kind": "end",
      "text": "成立联合党支部",
      "steps": [
        {
          "text": "正式党员不足 3 名的单位，应当按照地域相邻、行业相近、规模适当、便于管理的原则成立联合党支部，覆盖单位一般不超过 5 个。",
          "cites": [{"regulation":"branch-rules","article":"第五条"}]
        },
        {"text":"由牵头单位提出申请，报基层党委批准。","cites":[{"regulation":"branch-rules","article":"第五条"}]}
      ],
      "forms": ["establishment","request"]
    },
    {
      "key": "join",
      "kind": "end",
      "text": "编入就近的党支部",
      "steps": [
        {
          "text": "暂时不具备成立条件的，党员编入就近的党支部，组织关系一并转去。",
          "cites": [{"regulation":"branch-rules","article":"第四条"},{"regulation":"branch-rules","article":"第五条"}]
        },
        {
          "text": "党员工作单位变动的，应当及时转接组织关系。",
          "cites": [{"regulation":"branch-rules","article":""},{"regulation":"enterprise-rules","article":""}]
        }
      ],
      "forms": ["transfer","ownTransfer"]
    },
    {
      "key": "temporary",
      "kind": "end",
      "text": "成立临时党支部",
      "steps": [
        {
          "text": "为执行任务临时组建的机构，党员组织关系不转接的，经上级党组织批准可以成立临时党支部，书记、副书记、委员由批准它的党组织指定。",
          "cites": [{"regulation":"branch-rules","article":"第七条"}]
        },
        {
          "text": "临时党支部主要组织党员政治学习、教育监督；一般不发展党员、处分处置党员，不收缴党费，不选举党代表，不进行换届。临时机构撤销，临时党支部自然撤销。",
          "cites": [{"regulation":"branch-rules","article":"第七条"}]
        }
      ],
      "forms": ["establishment","request"]
    }
  ]
}'),
('branch-small', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "支部正式党员不足 3 人怎么办",
  "group": "支部建设",
  "summary": "人员减少，不具备单独设立党支部的条件",
  "words": ["支部不足三人","支部不足3人","人太少","人数不够","党员太少","并入","合并支部"],
  "start": "count",
  "nodes": [
    {
      "key": "count",
      "kind": "question",
      "text": "支部现在有正式党员多少名？",
      "note": "预备党员、停止党籍的党员不算在内。",
      "cites": [{"regulation":"branch-rules","article":"第四条"}],
      "answers": [
        {"label":"不足 3 名","to":"soon","when":{"figure":"fullMembers","least":null,"most":2}},
        {"label":"3 名以上","to":"enough","when":{"figure":"fullMembers","least":3,"most":null}}
      ]
    },
    {
      "key": "soon",
      "kind": "question",
      "text": "近期会有正式党员转来，或者预备党员转正吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第四条"}],
      "answers": [{"label":"会，三个月以内","to":"keep","when":null},{"label":"不会","to":"near","when":null}]
    },
    {
      "key": "near",
      "kind": "question",
      "text": "附近有业务相近的党支部吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第五条"}],
      "answers": [{"label":"有","to":"merge","when":null},{"label":"没有，但有别的单位党员也不足 3 名","to":"joint","when":null}]
    },
    {
      "key": "enough",
      "kind": "end",
      "text": "可以单独设立，不用调整",
      "steps": [
        {
          "text": "正式党员 3 名以上，应当成立党支部；不足 7 名的设书记，必要时设副书记，不设支部委员会。",
          "cites": [{"regulation":"branch-rules","article":"第四条"},{"regulation":"branch-rules","article":"第二十条"}]
        },
        {"text":"正式党员不足 7 名的，事项由支部党员大会讨论决定。","cites":[{"regulation":"branch-rules","article":"第十一条"}]}
      ],
      "forms": ["membersMeeting"]
    },
    {
      "key": "keep",
      "kind": "end",
      "text": "抓紧补齐，并向上级党委报告",
      "steps": [{"text":"向上级党委说明人数和打算；等待期间照常过组织生活。","cites":[{"regulation":"branch-rules","article":"第四条"}]}],
      "forms": ["request","admissions"]
    },
    {
      "key": "merge",
      "kind": "end",
      "text": "撤销本支部，党员并入就近的党支部",
      "steps": [
        {"text":"党支部报基层党委批准，或者由基层党委直接决定，并报组织部门备案。","cites":[{"regulation":"branch-rules","article":"第六条"}]},
        {"text":"批复后逐人转接组织关系，原支部的档案、党费结余一并移交。","cites":[{"regulation":"branch-rules","article":""}]}
      ],
      "forms": ["closure","request"]
    },
    {
      "key": "joint",
      "kind": "end",
      "text": "与邻近单位成立联合党支部",
      "steps": [
        {"text":"联合党支部覆盖单位一般不超过 5 个，由牵头单位报基层党委批准。","cites":[{"regulation":"branch-rules","article":"第五条"}]},
        {"text":"联合党支部成立以后，原来的党支部撤销。","cites":[{"regulation":"branch-rules","article":"第六条"}]}
      ],
      "forms": ["establishment","closure","request"]
    }
  ]
}'),
('branch-large', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "支部党员超过 50 人怎么办",
  "group": "支部建设",
  "summary": "分设党支部、划分党小组或者成立党总支",
  "words": ["支部超过50人","支部超过五十人","人太多","人数太多","拆分支部","分设","党小组","党总支"],
  "start": "count",
  "nodes": [
    {
      "key": "count",
      "kind": "question",
      "text": "支部现在有党员多少名？",
      "note": "党支部党员人数一般不超过 50 名。“一般”不是绝对不许，超过的应当有理由。",
      "cites": [{"regulation":"branch-rules","article":"第四条"}],
      "answers": [
        {"label":"超过 50 名","to":"divide","when":{"figure":"members","least":51,"most":null}},
        {"label":"没有超过，但人多、分散，不便活动","to":"groups","when":{"figure":"members","least":null,"most":50}}
      ]
    },
    {
      "key": "divide",
      "kind": "question",
      "text": "能按科室、班组或者地点分成几个支部吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第四条"}],
      "answers": [{"label":"能，每个支部都有 3 名以上正式党员","to":"split","when":null},{"label":"暂时不能","to":"groups","when":null}]
    },
    {
      "key": "split",
      "kind": "end",
      "text": "报请分设党支部",
      "steps": [
        {
          "text": "由单位提出申请，基层党委研究批复，批复一般不超过一个月；新的党支部各自选举。",
          "cites": [{"regulation":"branch-rules","article":"第五条"}]
        },
        {
          "text": "党员 50 名以上不足 100 名的单位，可以设立党总支，请与上级党委商量。",
          "cites": [{"regulation":"enterprise-rules","article":""}]
        }
      ],
      "forms": ["establishment","request"]
    },
    {
      "key": "groups",
      "kind": "end",
      "text": "划分党小组",
      "steps": [
        {
          "text": "党员人数较多或者工作地分散的党支部，按便于活动的原则划分党小组，组长由党支部指定，也可以由党小组党员推荐产生。",
          "cites": [{"regulation":"branch-rules","article":"第十三条"}]
        },
        {"text":"党小组会一般每月召开一次。","cites":[{"regulation":"branch-rules","article":"第十三条"}]}
      ],
      "forms": ["groups","groupMeeting"]
    }
  ]
}'),
('branch-change', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "支部撤销、更名怎么办",
  "group": "支部建设",
  "summary": "机构调整、单位改名以后的党支部",
  "words": ["撤销支部","支部更名","支部改名","机构调整","合并","改制"],
  "start": "what",
  "nodes": [
    {
      "key": "what",
      "kind": "question",
      "text": "要办哪一件？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第六条"}],
      "answers": [
        {"label":"单位改了名，支部跟着改名","to":"renaming","when":null},
        {"label":"单位撤销或者并入其他单位","to":"people","when":null}
      ]
    },
    {
      "key": "people",
      "kind": "question",
      "text": "支部里的党员都安排好去处了吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第六条"}],
      "answers": [{"label":"已经明确","to":"closure","when":null},{"label":"还没有","to":"places","when":null}]
    },
    {
      "key": "renaming",
      "kind": "end",
      "text": "报请更名",
      "steps": [{"text":"报基层党委批准后，从批复的日期起用新的名称；印章随后更换，旧章交回。","cites":[{"regulation":"branch-rules","article":"第六条"}]}],
      "forms": ["renaming","request"]
    },
    {
      "key": "closure",
      "kind": "end",
      "text": "报请撤销",
      "steps": [
        {"text":"党支部报基层党委批准，或者由基层党委直接决定，并报组织部门备案。","cites":[{"regulation":"branch-rules","article":"第六条"}]},
        {"text":"撤销以前，把党员的组织关系、党费结余、会议记录和档案移交清楚。","cites":[{"regulation":"branch-rules","article":""}]}
      ],
      "forms": ["closure","request"]
    },
    {
      "key": "places",
      "kind": "end",
      "text": "先转接党员的组织关系",
      "steps": [
        {
          "text": "成批调整的，请上级党委从“成批转接”办理；转出以后、接收以前，仍由原党支部负责。",
          "cites": [{"regulation":"branch-rules","article":""},{"regulation":"enterprise-rules","article":""}]
        }
      ],
      "forms": ["transfer","transfers"]
    }
  ]
}'),
('request', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "请示怎么写、怎么报",
  "group": "支部建设",
  "summary": "请示的写法、主送谁、批复在哪里看",
  "words": ["写请示","请示批复","怎么报告","上报","公文"],
  "start": "when",
  "nodes": [
    {
      "key": "when",
      "kind": "question",
      "text": "事情办了没有？",
      "note": "请示要在办事以前报送。",
      "cites": [{"regulation":"document-rules","article":""}],
      "answers": [{"label":"还没有办，要请上级批准","to":"one","when":null},{"label":"已经办完，要让上级知道","to":"told","when":null}]
    },
    {
      "key": "one",
      "kind": "question",
      "text": "要请示的是几件事？",
      "note": "",
      "cites": [{"regulation":"document-rules","article":"第十五条"}],
      "answers": [{"label":"一件事","to":"request","when":null},{"label":"几件事","to":"several","when":null}]
    },
    {
      "key": "request",
      "kind": "end",
      "text": "起草请示",
      "steps": [
        {"text":"一文一事，只主送一个上级机关，不送领导个人，也不同时抄送下级。","cites":[{"regulation":"document-rules","article":"第十五条"}]},
        {"text":"写明依据、理由、具体意见，结尾写“妥否，请批示。”；附注写联系人和电话。","cites":[{"regulation":"document-rules","article":""}]}
      ],
      "forms": ["request"]
    },
    {
      "key": "several",
      "kind": "end",
      "text": "一件事写一份请示",
      "steps": [{"text":"把几件事分开，各写一份请示，以便上级逐件批复。","cites":[{"regulation":"document-rules","article":"第十五条"}]}],
      "forms": ["request"]
    },
    {
      "key": "told",
      "kind": "end",
      "text": "用报告，不用请示",
      "steps": [
        {
          "text": "报告不得夹带请示事项。会议和活动在会议记录中登记，上级党委在平台上看得到；确需书面报告的，从公文中起草。",
          "cites": [{"regulation":"document-rules","article":"第十五条"}]
        }
      ],
      "forms": ["yearPlan"]
    }
  ]
}'),
('members-meeting', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "开不成党员大会怎么办",
  "group": "组织生活",
  "summary": "人到不齐、到会人数不够，会还能不能开、表决算不算数",
  "words": ["人数不够","人不齐","到会人数","法定人数","党员大会开不起来","请假太多","应到会"],
  "start": "purpose",
  "nodes": [
    {
      "key": "purpose",
      "kind": "question",
      "text": "这次党员大会要做什么？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十一条"}],
      "answers": [
        {"label":"选举（换届、增补）","to":"voters","when":null},
        {"label":"讨论接收预备党员或者转正","to":"admitting","when":null},
        {"label":"学习、听报告或者表决一般事项","to":"ordinary","when":null}
      ]
    },
    {
      "key": "voters",
      "kind": "question",
      "text": "有选举权的党员，到会的够应到会人数的五分之四吗？",
      "note": "例如应到会 37 名，到会 30 名才够。预备党员、受留党察看处分期间的党员不计算在应到会人数内。",
      "cites": [{"regulation":"election-rules","article":""}],
      "answers": [{"label":"够，正好五分之四也算","to":"electing","when":null},{"label":"不够","to":"electionLater","when":null}]
    },
    {
      "key": "admitting",
      "kind": "question",
      "text": "有表决权的党员，到会的超过应到会人数的半数吗？",
      "note": "正好半数不够；例如应到会 40 名，要有 21 名以上到会。",
      "cites": [{"regulation":"admission-rules","article":"第十九条"}],
      "answers": [{"label":"超过","to":"admit","when":null},{"label":"没有超过","to":"later","when":null}]
    },
    {
      "key": "ordinary",
      "kind": "question",
      "text": "有表决权的党员，到会的达到半数吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十一条"}],
      "answers": [{"label":"达到","to":"hold","when":null},{"label":"没有达到","to":"later","when":null}]
    },
    {
      "key": "electing",
      "kind": "end",
      "text": "可以开会选举",
      "steps": [
        {
          "text": "核对应到会、实到会和有选举权的人数，写进会议记录；不能委托他人投票。",
          "cites": [{"regulation":"election-rules","article":"第五条"}]
        },
        {
          "text": "收回的选票等于或者少于发出的选票，选举有效；多于发出的，选举无效，重新选举。",
          "cites": [{"regulation":"election-rules","article":""}]
        }
      ],
      "forms": ["membersMeeting","election"]
    },
    {
      "key": "electionLater",
      "kind": "end",
      "text": "改期，不能硬开",
      "steps": [
        {"text":"到会人数不足五分之四，选举无效。请改期，并提前通知外出的党员安排好时间。","cites":[{"regulation":"election-rules","article":""}]},
        {
          "text": "确实长期不能到会的党员，按上级党委的批复处理应到会人数，不能由支部自己决定。",
          "cites": [{"regulation":"election-rules","article":"第五条"}]
        }
      ],
      "forms": ["membersMeeting","ownMeetings"]
    },
    {
      "key": "admit",
      "kind": "end",
      "text": "可以开会讨论",
      "steps": [
        {
          "text": "逐个讨论、逐个无记名投票表决；赞成的超过应到会有表决权党员的半数才算通过。",
          "cites": [{"regulation":"admission-rules","article":"第二十条"}]
        },
        {
          "text": "应到会 40 名、到会 28 名、赞成 20 名：没有超过 40 名的半数，没有通过；21 名赞成才通过。",
          "cites": [{"regulation":"admission-rules","article":"第二十条"}]
        }
      ],
      "forms": ["membersMeeting","admissions"]
    },
    {
      "key": "hold",
      "kind": "end",
      "text": "可以开会",
      "steps": [
        {
          "text": "提交表决的事项，须有半数以上有表决权的党员到会；赞成的超过应到会有表决权党员的半数为通过。",
          "cites": [{"regulation":"branch-rules","article":"第十一条"}]
        },
        {
          "text": "支部党员大会一般每季度召开一次，由书记召集并主持。",
          "cites": [{"regulation":"branch-rules","article":"第十一条"},{"regulation":"branch-rules","article":"第十四条"}]
        }
      ],
      "forms": ["membersMeeting"]
    },
    {
      "key": "later",
      "kind": "end",
      "text": "改期，先把人召集齐",
      "steps": [
        {"text":"人数不够，会上不能表决。请改期召开；提前发通知，请假的说明理由。","cites":[{"regulation":"branch-rules","article":"第十一条"}]},
        {
          "text": "学习和交流可以照常进行，按党小组会或者主题党日登记。",
          "cites": [{"regulation":"branch-rules","article":"第十三条"},{"regulation":"branch-rules","article":"第十六条"}]
        }
      ],
      "forms": ["membersMeeting","groupMeeting","ownMeetings"]
    }
  ]
}'),
('appraisal', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "民主评议怎么做",
  "group": "组织生活",
  "summary": "一年一次的民主评议党员，从学习到等次和整改",
  "words": ["民主评议党员","评议党员","互评","民主测评","评议等次","优秀比例","个人自评"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "您要做哪一步？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十八条"}],
      "answers": [
        {"label":"组织本支部的民主评议","to":"done","when":null},
        {"label":"填写自己的自评、互评","to":"own","when":null},
        {"label":"评议以后落实整改","to":"mend","when":null}
      ]
    },
    {
      "key": "done",
      "kind": "question",
      "text": "本年度已经开过组织生活会吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十七条"},{"regulation":"branch-rules","article":"第十八条"}],
      "answers": [{"label":"还没有，想一起开","to":"together","when":null},{"label":"已经开过，或者想单独开","to":"alone","when":null}]
    },
    {
      "key": "together",
      "kind": "end",
      "text": "和组织生活会一起开",
      "steps": [
        {"text":"民主评议党员一般每年开展一次，可以结合组织生活会进行。","cites":[{"regulation":"branch-rules","article":"第十八条"}]},
        {
          "text": "按照个人自评、党员互评、民主测评的程序组织；支委会或者党员大会根据评议情况提出评定意见。",
          "cites": [{"regulation":"branch-rules","article":"第十八条"}]
        },
        {
          "text": "等次分优秀、合格、基本合格、不合格；优秀一般不超过参加评议党员的三分之一，预备党员参加评议但不定等次。",
          "cites": [{"regulation":"branch-rules","article":"第十八条"}]
        }
      ],
      "forms": ["appraisal","reviewMeeting"]
    },
    {
      "key": "alone",
      "kind": "end",
      "text": "发起一轮民主评议",
      "steps": [
        {"text":"按照个人自评、党员互评、民主测评的程序组织，测评不记名。","cites":[{"regulation":"branch-rules","article":"第十八条"}]},
        {"text":"支委会或者党员大会综合评议情况，提出评定意见，向本人反馈。","cites":[{"regulation":"branch-rules","article":"第十八条"}]}
      ],
      "forms": ["appraisal"]
    },
    {
      "key": "own",
      "kind": "end",
      "text": "填写自评，参加互评和测评",
      "steps": [
        {
          "text": "对照党员义务和入党誓词，实事求是写好自评。",
          "cites": [{"regulation":"branch-rules","article":"第十八条"},{"regulation":"constitution","article":"第三条"}]
        },
        {"text":"流动党员可以在流入地党组织参加民主评议，结果告知本人所在的党支部。","cites":[{"regulation":"education-rules","article":""}]}
      ],
      "forms": ["ownAppraisal"]
    },
    {
      "key": "mend",
      "kind": "end",
      "text": "登记和督促整改",
      "steps": [
        {
          "text": "对评议中提出的问题列出整改清单，写明措施和期限，改好一条销一条。",
          "cites": [{"regulation":"branch-rules","article":"第十七条"},{"regulation":"branch-rules","article":"第十八条"}]
        }
      ],
      "forms": ["rectifications","ownAppraisal"]
    }
  ]
}'),
('review-meeting', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "组织生活会怎么开",
  "group": "组织生活",
  "summary": "会前准备、对照检查、批评和自我批评、整改",
  "words": ["组织生活会","批评和自我批评","对照检查","专题组织生活会"],
  "start": "ready",
  "nodes": [
    {
      "key": "ready",
      "kind": "question",
      "text": "会前的准备做到哪一步了？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十七条"}],
      "answers": [{"label":"还没有谈心谈话","to":"talks","when":null},{"label":"谈心谈话、征求意见都做了","to":"meeting","when":null}]
    },
    {
      "key": "talks",
      "kind": "end",
      "text": "先谈心谈话、征求意见",
      "steps": [
        {
          "text": "会前认真学习，谈心谈话，听取意见。委员之间、委员和党员之间、党员之间每年谈心谈话一般不少于一次。",
          "cites": [{"regulation":"branch-rules","article":"第十七条"},{"regulation":"branch-rules","article":"第十九条"}]
        }
      ],
      "forms": ["talk","ownTalk"]
    },
    {
      "key": "meeting",
      "kind": "end",
      "text": "召开组织生活会",
      "steps": [
        {
          "text": "每年至少召开一次，一般安排在第四季度，也可以根据工作需要随时召开；以党员大会、支委会会议或者党小组会的形式召开。",
          "cites": [{"regulation":"branch-rules","article":"第十七条"}]
        },
        {
          "text": "会上查摆问题，开展批评和自我批评，明确整改方向；会后制定整改措施，逐一整改落实。",
          "cites": [{"regulation":"branch-rules","article":"第十七条"}]
        }
      ],
      "forms": ["reviewMeeting","ownMeetings"]
    }
  ]
}'),
('three-meetings', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "“三会一课”怎么安排",
  "group": "组织生活",
  "summary": "党员大会、支委会、党小组会、党课和主题党日各多久一次",
  "words": ["三会一课","支委会怎么开","党课","主题党日","全年计划","组织生活计划"],
  "start": "which",
  "nodes": [
    {
      "key": "which",
      "kind": "question",
      "text": "要安排哪一种？",
      "note": "",
      "cites": [
        {"regulation":"branch-rules","article":"第十一条"},
        {"regulation":"branch-rules","article":"第十二条"},
        {"regulation":"branch-rules","article":"第十三条"}
      ],
      "answers": [
        {"label":"全年一起安排","to":"year","when":null},
        {"label":"支部委员会会议","to":"hasCommittee","when":null},
        {"label":"党课","to":"lecture","when":null},
        {"label":"主题党日","to":"themeDay","when":null}
      ]
    },
    {
      "key": "hasCommittee",
      "kind": "question",
      "text": "支部设有支部委员会吗？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第二十条"}],
      "answers": [
        {"label":"设有","to":"committee","when":{"figure":"committeeMembers","least":1,"most":null}},
        {"label":"没有","to":"none","when":{"figure":"committeeMembers","least":null,"most":0}}
      ]
    },
    {
      "key": "year",
      "kind": "end",
      "text": "生成全年计划，再按需要调整",
      "steps": [
        {
          "text": "支部党员大会一般每季度一次；支委会会议、党小组会一般每月一次；主题党日每月相对固定一天。",
          "cites": [
            {"regulation":"branch-rules","article":"第十一条"},
            {"regulation":"branch-rules","article":"第十二条"},
            {"regulation":"branch-rules","article":"第十三条"},
            {"regulation":"branch-rules","article":"第十六条"}
          ]
        },
        {
          "text": "组织生活会每年至少一次，民主评议党员每年一次。",
          "cites": [{"regulation":"branch-rules","article":"第十七条"},{"regulation":"branch-rules","article":"第十八条"}]
        }
      ],
      "forms": ["yearPlan","ownMeetings"]
    },
    {
      "key": "committee",
      "kind": "end",
      "text": "安排支部委员会会议",
      "steps": [
        {
          "text": "一般每月召开一次，由书记召集并主持；须有半数以上委员到会方可进行。",
          "cites": [{"regulation":"branch-rules","article":"第十二条"},{"regulation":"branch-rules","article":"第十四条"}]
        },
        {"text":"重要事项提交党员大会决定前，一般先经支委会会议讨论。","cites":[{"regulation":"branch-rules","article":"第十二条"}]}
      ],
      "forms": ["committeeMeeting"]
    },
    {
      "key": "none",
      "kind": "end",
      "text": "不设支委会的，由党员大会讨论决定",
      "steps": [
        {
          "text": "正式党员 7 名以上应当设立支部委员会；不足 7 名的由书记、副书记商量，事项提交党员大会。",
          "cites": [{"regulation":"branch-rules","article":"第二十条"},{"regulation":"branch-rules","article":"第十一条"}]
        }
      ],
      "forms": ["membersMeeting","election"]
    },
    {
      "key": "lecture",
      "kind": "end",
      "text": "安排党课",
      "steps": [
        {
          "text": "党课应当针对党员思想和工作实际，回应普遍关心的问题；党员领导干部应当定期为基层党员讲党课，党委（党组）书记每年至少讲一次。",
          "cites": [{"regulation":"branch-rules","article":""}]
        }
      ],
      "forms": ["lecture","ownMeetings"]
    },
    {
      "key": "themeDay",
      "kind": "end",
      "text": "安排主题党日",
      "steps": [
        {
          "text": "每月相对固定一天，组织党员集中学习、过组织生活、进行民主议事和志愿服务等。",
          "cites": [{"regulation":"branch-rules","article":"第十六条"}]
        },
        {
          "text": "开展主题党日前，应当认真研究确定主题和内容；开展后抓好议定事项的落实。",
          "cites": [{"regulation":"branch-rules","article":"第十六条"}]
        }
      ],
      "forms": ["themeDay","ownMeetings"]
    }
  ]
}'),
('talks', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "谈心谈话怎么做",
  "group": "组织生活",
  "summary": "谁和谁谈、多久一次、怎么登记",
  "words": ["谈心谈话","谈话记录","谈心"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "您要登记谁的谈话？",
      "note": "",
      "cites": [{"regulation":"branch-rules","article":"第十九条"}],
      "answers": [{"label":"我和另一名党员谈的","to":"own","when":null},{"label":"支部书记、委员登记支部的谈话","to":"office","when":null}]
    },
    {
      "key": "own",
      "kind": "end",
      "text": "登记自己的谈心谈话",
      "steps": [{"text":"党员之间一般每年不少于一次；内容只有谈话双方和本支部看得到。","cites":[{"regulation":"branch-rules","article":"第十九条"}]}],
      "forms": ["ownTalk","talk"]
    },
    {
      "key": "office",
      "kind": "end",
      "text": "登记支部的谈心谈话",
      "steps": [
        {"text":"委员之间、委员和党员之间、党员之间每年一般不少于一次。","cites":[{"regulation":"branch-rules","article":"第十九条"}]},
        {
          "text": "对家庭发生重大变故、受到处分处置、工作或者身体状况变化的党员，及时谈心谈话。",
          "cites": [{"regulation":"branch-rules","article":"第十九条"}]
        }
      ],
      "forms": ["talk"]
    }
  ]
}'),
('admission', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "发展党员怎么办",
  "group": "发展党员",
  "summary": "从递交申请书到转正，现在走到哪一步、下一步做什么",
  "words": ["入党","想入党","入党申请","入党积极分子","发展对象","接收预备党员","政审","公示"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "您是申请人，还是在支部办理？",
      "note": "",
      "cites": [{"regulation":"admission-rules","article":""}],
      "answers": [{"label":"我自己申请入党","to":"age","when":null},{"label":"支部办理","to":"stage","when":null}]
    },
    {
      "key": "age",
      "kind": "question",
      "text": "年满 18 周岁吗？",
      "note": "",
      "cites": [{"regulation":"admission-rules","article":"第五条"},{"regulation":"constitution","article":"第一条"}],
      "answers": [{"label":"满了","to":"apply","when":null},{"label":"还没有","to":"young","when":null}]
    },
    {
      "key": "stage",
      "kind": "question",
      "text": "这名同志现在走到哪一步？",
      "note": "",
      "cites": [{"regulation":"admission-rules","article":"第七条"},{"regulation":"admission-rules","article":"第八条"}],
      "answers": [
        {"label":"刚递交入党申请书","to":"applied","when":null},
        {"label":"已经是入党积极分子","to":"year","when":null},
        {"label":"已经列为发展对象","to":"candidate","when":null},
        {"label":"已经是预备党员","to":"probation","when":null}
      ]
    },
    {
      "key": "year",
      "kind": "question",
      "text": "确定为入党积极分子满一年了吗？",
      "note": "",
      "cites": [{"regulation":"admission-rules","article":"第十三条"}],
      "answers": [{"label":"满一年以上","to":"listed","when":null},{"label":"还不满一年","to":"nurture","when":null}]
    },
    {
      "key": "apply",
      "kind": "end",
      "text": "写一份入党申请书，交给所在单位的党支部",
      "steps": [
        {
          "text": "由本人书写，向工作、学习所在单位党组织提出；没有工作、学习单位的，向居住地党组织提出。",
          "cites": [{"regulation":"admission-rules","article":""}]
        },
        {"text":"党支部在收到申请书一个月内派人同您谈话。","cites":[{"regulation":"admission-rules","article":"第七条"}]}
      ],
      "forms": ["ownAdmission","admission"]
    },
    {
      "key": "young",
      "kind": "end",
      "text": "先学习，满 18 周岁再申请",
      "steps": [
        {
          "text": "年满 18 周岁的中国工人、农民、军人、知识分子和其他社会阶层的先进分子，才可以申请入党。",
          "cites": [{"regulation":"constitution","article":"第一条"},{"regulation":"admission-rules","article":"第五条"}]
        }
      ],
      "forms": ["ownAdmission","admissions"]
    },
    {
      "key": "applied",
      "kind": "end",
      "text": "一个月内谈话，再推荐确定入党积极分子",
      "steps": [
        {"text":"收到申请书一个月内派人谈话，了解基本情况，介绍党的基本知识。","cites":[{"regulation":"admission-rules","article":"第七条"}]},
        {
          "text": "采取党员推荐、群团组织推优等方式产生人选，由支部委员会（不设支委会的由党员大会）研究决定，报上级党委备案。",
          "cites": [{"regulation":"admission-rules","article":"第八条"}]
        },
        {"text":"指定一至两名正式党员作培养联系人。","cites":[{"regulation":"admission-rules","article":"第九条"}]}
      ],
      "forms": ["admission","ownAdmission"]
    },
    {
      "key": "nurture",
      "kind": "end",
      "text": "继续培养教育考察",
      "steps": [
        {
          "text": "党支部每半年对入党积极分子考察一次；工作单位变动的，培养教育时间连续计算。",
          "cites": [{"regulation":"admission-rules","article":""}]
        },
        {"text":"满一年以前，不能列为发展对象。","cites":[{"regulation":"admission-rules","article":"第十三条"}]}
      ],
      "forms": ["admissions","ownAdmission"]
    },
    {
      "key": "listed",
      "kind": "end",
      "text": "报上级党委同意、公示以后列为发展对象",
      "steps": [
        {
          "text": "听取党小组、培养联系人、党员和群众意见，支部委员会讨论同意后报上级党委。",
          "cites": [{"regulation":"admission-rules","article":"第十三条"}]
        },
        {
          "text": "上级党委同意后公示，时间不少于五个工作日；结果不影响的，列为发展对象。",
          "cites": [{"regulation":"admission-rules","article":"第十三条"}]
        }
      ],
      "forms": ["admissions","ownAdmission"]
    },
    {
      "key": "candidate",
      "kind": "end",
      "text": "确定入党介绍人、政治审查、培训，再报预审",
      "steps": [
        {
          "text": "两名正式党员作入党介绍人；必须进行政治审查。",
          "cites": [
            {"regulation":"admission-rules","article":"第十四条"},
            {"regulation":"admission-rules","article":"第十六条"}
          ]
        },
        {
          "text": "短期集中培训，时间不少于三天或者不少于二十四个学时，两项符合一项即可。",
          "cites": [{"regulation":"admission-rules","article":"第十七条"}]
        },
        {
          "text": "预审合格后一个月内召开党员大会讨论；到会的和赞成的都要超过应到会有表决权党员的半数。",
          "cites": [
            {"regulation":"admission-rules","article":"第十九条"},
            {"regulation":"admission-rules","article":"第二十条"}
          ]
        }
      ],
      "forms": ["admissions","membersMeeting","ownAdmission"]
    },
    {
      "key": "probation",
      "kind": "end",
      "text": "编入支部，继续教育考察",
      "steps": [
        {
          "text": "预备期一年，从支部大会通过之日算起；从通过之日起交纳党费。",
          "cites": [{"regulation":"admission-rules","article":"第三十一条"},{"regulation":"constitution","article":"第七条"}]
        },
        {
          "text": "面向党旗宣誓；期满后按“预备期满怎么办”办理。",
          "cites": [{"regulation":"admission-rules","article":""},{"regulation":"constitution","article":"第六条"}]
        }
      ],
      "forms": ["admissions","ownAdmission"]
    }
  ]
}'),
('probation-ends', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "预备期满怎么办",
  "group": "发展党员",
  "summary": "转正、延长预备期、取消预备党员资格",
  "words": ["转正","预备党员转正","转正申请","延长预备期","取消预备党员资格","预备期"],
  "start": "over",
  "nodes": [
    {
      "key": "over",
      "kind": "question",
      "text": "预备期满了吗？",
      "note": "预备期一年，从支部大会通过为预备党员之日算起，不是从上级批准之日算起。",
      "cites": [{"regulation":"constitution","article":"第七条"},{"regulation":"admission-rules","article":"第三十一条"}],
      "answers": [
        {"label":"已经期满","to":"fit","when":{"figure":"daysToProbationEnd","least":null,"most":0}},
        {"label":"还没有","to":"soon","when":{"figure":"daysToProbationEnd","least":1,"most":null}}
      ]
    },
    {
      "key": "fit",
      "kind": "question",
      "text": "预备期间的表现怎么样？",
      "note": "",
      "cites": [{"regulation":"constitution","article":"第七条"},{"regulation":"admission-rules","article":"第三十二条"}],
      "answers": [
        {"label":"认真履行党员义务，具备党员条件","to":"confirm","when":null},
        {"label":"需要继续考察和教育","to":"extend","when":null},
        {"label":"不履行党员义务，不具备党员条件","to":"cancel","when":null}
      ]
    },
    {
      "key": "soon",
      "kind": "end",
      "text": "期满前写好转正申请",
      "steps": [
        {"text":"期满前主动提出书面转正申请；党支部继续教育考察。","cites":[{"regulation":"constitution","article":"第七条"}]},
        {"text":"期满以前不能讨论转正。","cites":[{"regulation":"constitution","article":"第七条"}]}
      ],
      "forms": ["ownAdmission","admissions"]
    },
    {
      "key": "confirm",
      "kind": "end",
      "text": "党员大会讨论，报上级党委审批",
      "steps": [
        {
          "text": "本人提出书面申请，党小组提出意见，支部征求党员和群众意见，支委会审查。",
          "cites": [{"regulation":"admission-rules","article":"第三十二条"}]
        },
        {
          "text": "党员大会讨论、无记名表决，报上级党委审批；党委在三个月内审批。",
          "cites": [{"regulation":"admission-rules","article":"第三十三条"}]
        },
        {"text":"党龄从预备期满转为正式党员之日算起。","cites":[{"regulation":"constitution","article":"第七条"}]}
      ],
      "forms": ["admissions","membersMeeting","ownAdmission"]
    },
    {
      "key": "extend",
      "kind": "end",
      "text": "延长一次预备期",
      "steps": [
        {
          "text": "延长时间不能少于六个月，最长不超过一年，只能延长一次；由党员大会讨论通过，报上级党委批准。",
          "cites": [{"regulation":"constitution","article":"第七条"},{"regulation":"admission-rules","article":"第三十二条"}]
        }
      ],
      "forms": ["admissions","membersMeeting","ownAdmission"]
    },
    {
      "key": "cancel",
      "kind": "end",
      "text": "取消预备党员资格",
      "steps": [
        {
          "text": "不履行党员义务、不具备党员条件的，应当取消预备党员资格；由党员大会讨论通过，报上级党委批准。",
          "cites": [{"regulation":"constitution","article":"第七条"},{"regulation":"admission-rules","article":"第三十二条"}]
        }
      ],
      "forms": ["admissions","membersMeeting","ownAdmission"]
    }
  ]
}'),
('transfer', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "转接组织关系怎么办",
  "group": "组织关系",
  "summary": "调到院内别的支部、调出院外、从院外调来",
  "words": ["转接","组织关系","转组织关系","转关系","介绍信","调动","转入","转出","退休"],
  "start": "where",
  "nodes": [
    {
      "key": "where",
      "kind": "question",
      "text": "从哪里转到哪里？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [
        {"label":"从本支部转到院内其他党支部","to":"dues","when":null},
        {"label":"从本支部转到院外","to":"dues","when":null},
        {"label":"从院外转到本院","to":"in","when":null},
        {"label":"只是外出一段时间","to":"away","when":null}
      ]
    },
    {
      "key": "dues",
      "kind": "question",
      "text": "党费交清了吗？",
      "note": "介绍信上要写明党费交到哪个月。",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [{"label":"交清了","to":"out","when":null},{"label":"还没有","to":"pay","when":null}]
    },
    {
      "key": "in",
      "kind": "question",
      "text": "对方党组织的介绍信开好了吗？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [{"label":"开好了，或者在全国系统里已经发起","to":"incoming","when":null},{"label":"还没有","to":"ask","when":null}]
    },
    {
      "key": "away",
      "kind": "question",
      "text": "外出多久？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [
        {"label":"不到六个月","to":"leave","when":null},
        {"label":"六个月以上，地点固定","to":"dues","when":null},
        {"label":"六个月以上，地点不固定","to":"mobile","when":null}
      ]
    },
    {
      "key": "out",
      "kind": "end",
      "text": "发起转出",
      "steps": [
        {
          "text": "工作单位发生变动，或者外出地点、时间相对固定超过六个月的，应当及时转移组织关系。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        },
        {
          "text": "有审批预备党员权限的基层党委，可以在全国范围直接相互转移和接收。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        },
        {
          "text": "转出以后、接收以前，仍由原党支部负责管理；接收党组织不得无故拒转拒接。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["transfer","ownTransfer"]
    },
    {
      "key": "pay",
      "kind": "end",
      "text": "先交清党费，再转",
      "steps": [{"text":"请党员交到转出当月；确有困难的，在转接时写明欠交情况。","cites":[{"regulation":"education-rules","article":"第二十五条"}]}],
      "forms": ["payDues","ownDues","transfer"]
    },
    {
      "key": "incoming",
      "kind": "end",
      "text": "登记院外转入",
      "steps": [
        {
          "text": "核对介绍信的字号、有效期和党费交到的月份；接收党组织可以查阅党员档案。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        },
        {"text":"党委接收以后编入党支部，寄回回执。","cites":[{"regulation":"education-rules","article":"第二十五条"}]}
      ],
      "forms": ["incoming"]
    },
    {
      "key": "ask",
      "kind": "end",
      "text": "先请原单位党组织开出介绍信",
      "steps": [
        {
          "text": "由转出一方的基层党委开具，写明有效期；介绍信由本人携带，或者通过机要传递。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["incoming","transfers"]
    },
    {
      "key": "leave",
      "kind": "end",
      "text": "开具临时外出证明",
      "steps": [
        {
          "text": "不满六个月的不转组织关系，仍在原支部参加选举、交纳党费；凭证明参加外出地的组织生活。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["leave","ownTransfer"]
    },
    {
      "key": "mobile",
      "kind": "end",
      "text": "登记为流动党员",
      "steps": [{"text":"流出、流入双方都要登记；原支部经常联系，至少每半年一次。","cites":[{"regulation":"education-rules","article":""}]}],
      "forms": ["leave","receive"]
    }
  ]
}'),
('certificate-lost', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "证明、介绍信丢了怎么办",
  "group": "组织关系",
  "summary": "组织关系介绍信、临时外出证明、入党材料遗失或者过期",
  "words": ["介绍信丢了","证明丢了","遗失","过期","补办","超期","入党志愿书丢了"],
  "start": "what",
  "nodes": [
    {
      "key": "what",
      "kind": "question",
      "text": "丢了（过期了）什么？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [
        {"label":"组织关系介绍信","to":"received","when":null},
        {"label":"临时外出证明","to":"leave","when":null},
        {"label":"入党志愿书等入党材料","to":"dossier","when":null}
      ]
    },
    {
      "key": "received",
      "kind": "question",
      "text": "对方党组织接收了吗？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [{"label":"还没有接收","to":"again","when":null},{"label":"已经接收，只缺回执","to":"receipt","when":null}]
    },
    {
      "key": "again",
      "kind": "end",
      "text": "说明情况，补办介绍信",
      "steps": [
        {
          "text": "本人写出书面说明，原党支部核实这段时间的表现和党费，报党委补办；原来的介绍信作废，登记簿上写明。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        },
        {"text":"接收以前，组织关系仍在原党支部，照常参加组织生活、交纳党费。","cites":[{"regulation":"education-rules","article":"第二十五条"}]}
      ],
      "forms": ["transfers","ownTransfer"]
    },
    {
      "key": "receipt",
      "kind": "end",
      "text": "请接收方补开回执",
      "steps": [
        {
          "text": "联系接收一方的基层党委补寄回执；本院之间的转接，平台已有接收记录，不用另开。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["letters","transfers"]
    },
    {
      "key": "leave",
      "kind": "end",
      "text": "重新开具",
      "steps": [{"text":"由原党支部核对后重新开具，原证明作废。","cites":[{"regulation":"education-rules","article":"第二十五条"}]}],
      "forms": ["leave","ownTransfer"]
    },
    {
      "key": "dossier",
      "kind": "end",
      "text": "先查找，再按规定补办",
      "steps": [
        {
          "text": "到党员档案、原发展单位、上级组织部门查找；找不到的，由党委根据原始记录出具证明，不得重新填写入党志愿书冒充原件。",
          "cites": [{"regulation":"admission-rules","article":""}]
        }
      ],
      "forms": ["request","ownAdmission"]
    }
  ]
}'),
('mobile-members', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "流动党员怎么管",
  "group": "组织关系",
  "summary": "长期外出的党员、从外地来的党员，双方怎么登记和联系",
  "words": ["流动党员","外出务工","外派","长期出差","流入","流出","出国"],
  "start": "direction",
  "nodes": [
    {
      "key": "direction",
      "kind": "question",
      "text": "是外出的，还是外来的？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [
        {"label":"本支部党员长期外出","to":"fixed","when":null},
        {"label":"外单位党员到本地工作","to":"receive","when":null},
        {"label":"出国（境）","to":"abroad","when":null}
      ]
    },
    {
      "key": "fixed",
      "kind": "question",
      "text": "去的地方固定、能转组织关系吗？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十五条"}],
      "answers": [{"label":"能","to":"transfer","when":null},{"label":"不能","to":"leave","when":null}]
    },
    {
      "key": "transfer",
      "kind": "end",
      "text": "转接组织关系",
      "steps": [{"text":"外出地点、时间相对固定超过六个月的，应当转移组织关系。","cites":[{"regulation":"education-rules","article":"第二十五条"}]}],
      "forms": ["transfer","ownTransfer"]
    },
    {
      "key": "leave",
      "kind": "end",
      "text": "登记流出，保持联系",
      "steps": [
        {
          "text": "连续六个月以上不能参加本支部活动、又没有转出的，登记为流动党员；双方都要登记，原支部定期联系。",
          "cites": [{"regulation":"education-rules","article":""}]
        }
      ],
      "forms": ["leave","ownTransfer"]
    },
    {
      "key": "receive",
      "kind": "end",
      "text": "登记流入，编入组织",
      "steps": [{"text":"流入地党组织协助管理，组织他们参加学习和民主评议，结果告知原党组织。","cites":[{"regulation":"education-rules","article":""}]}],
      "forms": ["receive"]
    },
    {
      "key": "abroad",
      "kind": "end",
      "text": "登记流出；定居或者长期不归的停止党籍",
      "steps": [
        {"text":"出国（境）学习的，原党组织至少每半年联系一次。","cites":[{"regulation":"education-rules","article":""}]},
        {
          "text": "出国（境）定居的停止党籍；出国学习超过五年未返回的，一般停止党籍。",
          "cites": [{"regulation":"education-rules","article":"第二十四条"}]
        }
      ],
      "forms": ["leave","membership","ownTransfer"]
    }
  ]
}'),
('dues-amount', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "党费怎么算",
  "group": "党费",
  "summary": "交纳基数、比例，离退休、预备党员、工资变动时怎么算",
  "words": ["党费基数","党费标准","党费比例","交多少党费","算党费","党费多少"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "是哪一种情况？",
      "note": "",
      "cites": [{"regulation":"dues-rules","article":"第二条"}],
      "answers": [
        {"label":"在职，按月领工资","to":"base","when":null},
        {"label":"离退休","to":"retired","when":null},
        {"label":"预备党员","to":"probation","when":null},
        {"label":"工资变了","to":"changed","when":null},
        {"label":"生活困难","to":"relief","when":null}
      ]
    },
    {
      "key": "base",
      "kind": "question",
      "text": "基数核对过吗？",
      "note": "基数是每月工资收入中相对固定的、经常性的部分（税后）；公积金、社会保险、年金和各种一次性补贴不算。",
      "cites": [{"regulation":"dues-rules","article":"第二条"}],
      "answers": [{"label":"没有，或者觉得不对","to":"wrong","when":null},{"label":"核对过，想看怎么算","to":"rate","when":null}]
    },
    {
      "key": "rate",
      "kind": "end",
      "text": "按整个基数乘一个比例",
      "steps": [
        {
          "text": "3000 元以下（含）0.5%；3000 元以上至 5000 元（含）1%；5000 元以上至 10000 元（含）1.5%；10000 元以上 2%。",
          "cites": [{"regulation":"dues-rules","article":"第二条"}]
        },
        {
          "text": "是全额计算，不分段：基数 3000 元交 15 元，3001 元交 30.01 元。",
          "cites": [{"regulation":"dues-rules","article":"第二条"}]
        },
        {"text":"自愿多交不限。一次交 1000 元以上的大额党费，全部上缴中央。","cites":[{"regulation":"dues-rules","article":"第十一条"}]}
      ],
      "forms": ["ownDues","duesBases"]
    },
    {
      "key": "wrong",
      "kind": "end",
      "text": "请支部核对基数",
      "steps": [{"text":"在“我的党费”里看清每一笔是怎么算的；有不同意见，告诉支部核定。","cites":[{"regulation":"dues-rules","article":"第二条"}]}],
      "forms": ["ownDues","duesBases"]
    },
    {
      "key": "retired",
      "kind": "end",
      "text": "按基本离退休费或者基本养老金计算",
      "steps": [{"text":"5000 元以下（含）0.5%，5000 元以上 1%；各种津贴补贴不算。","cites":[{"regulation":"dues-rules","article":"第五条"}]}],
      "forms": ["ownDues","duesBases"]
    },
    {
      "key": "probation",
      "kind": "end",
      "text": "从支部大会通过之日起交纳",
      "steps": [{"text":"预备党员从支部大会通过之日起交纳党费，不是从上级批准之日起。","cites":[{"regulation":"dues-rules","article":"第八条"}]}],
      "forms": ["ownDues","duesBases"]
    },
    {
      "key": "changed",
      "kind": "end",
      "text": "从领取新工资的当月起，按新的基数",
      "steps": [{"text":"工资收入发生变化的，从按新工资标准领取工资的当月起，以新的工资收入为基数。","cites":[{"regulation":"dues-rules","article":"第十条"}]}],
      "forms": ["duesBases","ownDues"]
    },
    {
      "key": "relief",
      "kind": "end",
      "text": "申请少交或者免交",
      "steps": [
        {
          "text": "交纳党费确有困难的党员，由支部委员会研究同意，报上一级党委批准，可以少交或者免交。",
          "cites": [{"regulation":"dues-rules","article":"第七条"}]
        }
      ],
      "forms": ["duesRelief","ownDues"]
    }
  ]
}'),
('dues-pay', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "党费怎么交",
  "group": "党费",
  "summary": "在哪里交、什么时候交、支部怎么登记和上缴",
  "words": ["交党费","收党费","党费收缴","代交","党费上缴"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "您是交的，还是收的？",
      "note": "",
      "cites": [{"regulation":"dues-rules","article":""}],
      "answers": [{"label":"我交党费","to":"where","when":null},{"label":"支部收党费","to":"collect","when":null}]
    },
    {
      "key": "where",
      "kind": "question",
      "text": "您的组织关系在本支部吗？",
      "note": "",
      "cites": [{"regulation":"dues-rules","article":""}],
      "answers": [{"label":"在","to":"pay","when":null},{"label":"已经转走，或者持流动党员证外出","to":"elsewhere","when":null}]
    },
    {
      "key": "pay",
      "kind": "end",
      "text": "每月主动交给所在党支部",
      "steps": [
        {
          "text": "党员应当按月交纳党费；经支部同意，可以由他人代交、预交或者补交。",
          "cites": [{"regulation":"dues-rules","article":""},{"regulation":"constitution","article":"第三条"}]
        }
      ],
      "forms": ["ownDues","payDues"]
    },
    {
      "key": "elsewhere",
      "kind": "end",
      "text": "在正式组织关系所在的支部交",
      "steps": [
        {
          "text": "党员在正式组织关系所在的党支部交纳；持流动党员证外出的，可以在流入地党组织交纳。",
          "cites": [{"regulation":"dues-rules","article":""},{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["ownDues","ownTransfer"]
    },
    {
      "key": "collect",
      "kind": "end",
      "text": "逐人登记，按时上缴",
      "steps": [
        {"text":"每月按名单登记交纳，平台按核定的基数算好应交；收据和上缴单从平台打印。","cites":[{"regulation":"dues-rules","article":""}]},
        {"text":"党员名单、基数有变化的，先核定基数再收。","cites":[{"regulation":"dues-rules","article":"第十条"}]}
      ],
      "forms": ["payDues","duesBases"]
    }
  ]
}'),
('dues-arrears', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "党费没按时交，怎么补",
  "group": "党费",
  "summary": "欠交、补交，连续六个月不交的处理",
  "words": ["补交党费","欠交","漏交","欠党费","忘交党费","补缴"],
  "start": "long",
  "nodes": [
    {
      "key": "long",
      "kind": "question",
      "text": "欠交多久了？",
      "note": "",
      "cites": [{"regulation":"dues-rules","article":""},{"regulation":"constitution","article":"第九条"}],
      "answers": [{"label":"不到六个月","to":"pay","when":null},{"label":"连续六个月以上","to":"reason","when":null}]
    },
    {
      "key": "reason",
      "kind": "question",
      "text": "有正当理由吗？",
      "note": "",
      "cites": [{"regulation":"constitution","article":"第九条"}],
      "answers": [{"label":"有，例如重病、失去联系方式","to":"explain","when":null},{"label":"没有","to":"case","when":null}]
    },
    {
      "key": "pay",
      "kind": "end",
      "text": "尽快补交",
      "steps": [{"text":"经支部同意可以补交，补交时间一般不超过六个月。","cites":[{"regulation":"dues-rules","article":""}]}],
      "forms": ["ownDues","payDues"]
    },
    {
      "key": "explain",
      "kind": "end",
      "text": "向支部说明，补交并登记",
      "steps": [{"text":"支部核实情况，登记补交；确有困难的，申请少交或者免交。","cites":[{"regulation":"dues-rules","article":"第七条"}]}],
      "forms": ["payDues","duesRelief","ownDues"]
    },
    {
      "key": "case",
      "kind": "end",
      "text": "支部研究，按程序处理",
      "steps": [
        {
          "text": "没有正当理由，连续六个月不交纳党费，被认为是自行脱党；党员大会应当决定除名，报上级党组织批准。",
          "cites": [{"regulation":"constitution","article":"第九条"}]
        },
        {
          "text": "不按时足额交纳党费六个月以上、两年以内的，可以给予限期改正。平台只提醒，不自动处理。",
          "cites": [{"regulation":"disposal-rules","article":""}]
        }
      ],
      "forms": ["duesCases","membersMeeting","ownDues"]
    }
  ]
}'),
('lost-contact', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "党员失联怎么办",
  "group": "党员服务",
  "summary": "联系不上的党员：查找、停止党籍、除名",
  "words": ["失去联系","联系不上","停止党籍","口袋党员","失联党员","除名"],
  "start": "since",
  "nodes": [
    {
      "key": "since",
      "kind": "question",
      "text": "失去联系多久了？",
      "note": "从最后一次参加组织生活或者交纳党费的时间算起。",
      "cites": [{"regulation":"education-rules","article":"第二十四条"}],
      "answers": [
        {"label":"不到六个月","to":"seek","when":null},
        {"label":"六个月以上，还没有停止党籍","to":"sought","when":null},
        {"label":"停止党籍已满两年","to":"still","when":null}
      ]
    },
    {
      "key": "sought",
      "kind": "question",
      "text": "是不是已经多方查找，仍没有找到？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十四条"}],
      "answers": [
        {"label":"找过了，没有找到","to":"suspend","when":null},
        {"label":"还没有好好找","to":"seek","when":null},
        {"label":"已经找到了","to":"found","when":null}
      ]
    },
    {
      "key": "still",
      "kind": "question",
      "text": "这两年有没有联系上？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":"第二十四条"}],
      "answers": [{"label":"仍然没有","to":"strike","when":null},{"label":"联系上了","to":"found","when":null}]
    },
    {
      "key": "seek",
      "kind": "end",
      "text": "登记失联，继续查找",
      "steps": [
        {
          "text": "通过家属、原单位、居住地党组织查找，把经过写下来；在名册中登记失联日期和情形。",
          "cites": [{"regulation":"education-rules","article":"第二十四条"}]
        }
      ],
      "forms": ["membership","proposals"]
    },
    {
      "key": "suspend",
      "kind": "end",
      "text": "停止党籍",
      "steps": [
        {
          "text": "与党组织失去联系六个月以上、通过各种方式查找仍然没有取得联系的，予以停止党籍；由所在党支部或者上级党组织按照规定作出决定。",
          "cites": [{"regulation":"education-rules","article":"第二十四条"}]
        },
        {"text":"停止党籍不是处分；联系上并符合条件的，可以恢复。","cites":[{"regulation":"education-rules","article":"第二十四条"}]}
      ],
      "forms": ["membership","membersMeeting"]
    },
    {
      "key": "strike",
      "kind": "end",
      "text": "按自行脱党除名",
      "steps": [
        {
          "text": "停止党籍两年后确实无法取得联系的，按照自行脱党予以除名；由党员大会讨论决定，报上级党组织批准。",
          "cites": [{"regulation":"education-rules","article":"第二十四条"},{"regulation":"constitution","article":"第九条"}]
        }
      ],
      "forms": ["membership","membersMeeting"]
    },
    {
      "key": "found",
      "kind": "end",
      "text": "恢复联系，分清情况处理",
      "steps": [
        {
          "text": "停止党籍的，本人提出恢复的书面申请，支部审查后报上级党组织批准，从批准之日起恢复。",
          "cites": [{"regulation":"education-rules","article":"第二十四条"}]
        },
        {
          "text": "没有正当理由，六个月到两年不参加组织生活、不按时交纳党费的，可以给予限期改正。",
          "cites": [{"regulation":"disposal-rules","article":""}]
        }
      ],
      "forms": ["membership","talk"]
    }
  ]
}'),
('six-months-absent', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "党员长期不参加组织生活怎么办",
  "group": "党员服务",
  "summary": "不参加组织生活、不交党费、不做工作的党员",
  "words": ["不合格党员","不参加组织生活","限期改正","劝其退党","自行脱党","处置"],
  "start": "reason",
  "nodes": [
    {
      "key": "reason",
      "kind": "question",
      "text": "有没有正当理由？",
      "note": "",
      "cites": [{"regulation":"constitution","article":"第九条"}],
      "answers": [{"label":"有，例如生病、长期出差","to":"excused","when":null},{"label":"没有","to":"long","when":null}]
    },
    {
      "key": "long",
      "kind": "question",
      "text": "连续多久了？",
      "note": "",
      "cites": [{"regulation":"constitution","article":"第九条"},{"regulation":"disposal-rules","article":""}],
      "answers": [{"label":"不到六个月","to":"talk","when":null},{"label":"六个月以上","to":"meeting","when":null}]
    },
    {
      "key": "excused",
      "kind": "end",
      "text": "想办法让他参加得上",
      "steps": [
        {
          "text": "年老体弱、长期外出的，采取灵活方式组织；外出六个月以上的，转接组织关系或者登记为流动党员。",
          "cites": [{"regulation":"education-rules","article":"第二十五条"}]
        }
      ],
      "forms": ["leave","talk","ownTransfer"]
    },
    {
      "key": "talk",
      "kind": "end",
      "text": "先谈心谈话，提醒教育",
      "steps": [
        {
          "text": "了解原因，指出问题，提出要求，把谈话记下来。",
          "cites": [{"regulation":"education-rules","article":""},{"regulation":"disposal-rules","article":""}]
        }
      ],
      "forms": ["talk","membersMeeting"]
    },
    {
      "key": "meeting",
      "kind": "end",
      "text": "由党员大会讨论，按程序处置",
      "steps": [
        {
          "text": "没有正当理由，连续六个月不参加组织生活，或者不交纳党费，或者不做党所分配的工作，按自行脱党处理：党员大会应当决定除名，报上级党组织批准。",
          "cites": [{"regulation":"constitution","article":"第九条"}]
        },
        {
          "text": "情节较轻、愿意改正的，可以给予限期改正；平台不会自动除名，必须由党员大会讨论决定。",
          "cites": [{"regulation":"disposal-rules","article":""}]
        }
      ],
      "forms": ["membersMeeting","duesCases","ownDues"]
    }
  ]
}'),
('record-wrong', 1, '随平台提供', '2026-11-01 00:00+08', '平台', '{
  "title": "个人信息错了怎么办",
  "group": "党员服务",
  "summary": "姓名、证件号码、入党日期、电话等登记有误",
  "words": ["更正信息","信息更正","名字错了","入党日期错了","手机号变了","身份证错了"],
  "start": "who",
  "nodes": [
    {
      "key": "who",
      "kind": "question",
      "text": "谁的信息？",
      "note": "",
      "cites": [{"regulation":"education-rules","article":""}],
      "answers": [{"label":"我自己的","to":"own","when":null},{"label":"本支部党员的","to":"office","when":null}]
    },
    {
      "key": "own",
      "kind": "end",
      "text": "申请更正",
      "steps": [
        {
          "text": "在“我的信息”里逐项申请，写明依据；所在党支部核对后处理，结果会通知您。",
          "cites": [{"regulation":"education-rules","article":""}]
        }
      ],
      "forms": ["ownRecord"]
    },
    {
      "key": "office",
      "kind": "end",
      "text": "处理更正申请",
      "steps": [{"text":"核对证件和档案再同意；入党日期以支部大会通过之日为准。","cites":[{"regulation":"education-rules","article":"第二十四条"}]}],
      "forms": ["proposals"]
    }
  ]
}');

comment on table guide is 'rows come with migrations';
comment on table guide_version is 'rows come with migrations';
