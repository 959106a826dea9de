/// What the screen of ``StatisticsSample`` shows, row by row.
enum StatisticsFrames {
    static let text: [Int: String] = [
        40: """
         Progress                        SQLite

         8 interviews started, 7 completed (1
         paused); 5.3 hours practised.
         Judged by a model: 2.4 of 5, the mean
         of 7 answers.
         Without a model: mentioned 11 of 14
         key points in 7 answers.

         Role: scores by a model
         Role         of 5       answers  weeks
         Java          2.2 ██▎         5   ▅ ▇
         AI and ge…    3.0 ███         2  ▄   ▇

         Role: key points mentioned
         Role       points       answers  weeks
         Java          90% ████▌       5   █ █
         AI and ge…    50% ██▌         2  ▅   ▅

         Level: scores by a model
         Level        of 5       answers  weeks
         Intermedi…    2.4 ██▍         7  ▄▅ ▇▇

         Level: key points mentioned
         Level      points       answers  weeks
         Intermedi…    79% ███▉        7  ▅█ █▅

         Topic: scores by a model
         Topic        of 5       answers  weeks
         API design    2.4 ██▍         7  ▄▅ ▇▇

         Topic: key points mentioned
         Topic      points       answers  weeks
         Concurren…    79% ███▉        7  ▅█ █▅

         Trend, from the earlier to the later
         half of the interviews
           Java · intermediate, scores: up, 1.0
           → 3.5 of 5 over 5 interviews.
           Java · intermediate, mentions: up,
           75% → 100% over 5 interviews.
           AI and generative AI · intermediate,
           scores: 2 interviews, too few to
         q back   F1 help   ↑ ↓ scroll
        """,
        80: """
         Progress                                                                SQLite

         8 interviews started, 7 completed (1 paused); 5.3 hours practised.
         Judged by a model: 2.4 of 5, the mean of 7 answers.
         Without a model: mentioned 11 of 14 key points in 7 answers.

         Role: scores by a model
         Role                   of 5                  answers  2026-W45 to 2026-W52
         Java                    2.2 ███████                5  ▂▂▄ ▅ ▇
         AI and generative AI    3.0 █████████▋             2     ▄   ▇

         Role: key points mentioned
         Role                 points                  answers  2026-W45 to 2026-W52
         Java                    90% ██████████████▍        5  █▅█ █ █
         AI and generative AI    50% ████████               2     ▅   ▅

         Level: scores by a model
         Level                  of 5                  answers  2026-W45 to 2026-W52
         Intermediate            2.4 ███████▋               7  ▂▂▄▄▅ ▇▇

         Level: key points mentioned
         Level                points                  answers  2026-W45 to 2026-W52
         Intermediate            79% ████████████▋          7  █▅█▅█ █▅

         Topic: scores by a model
         Topic                  of 5                  answers  2026-W45 to 2026-W52
         API design              2.4 ███████▋               7  ▂▂▄▄▅ ▇▇

         Topic: key points mentioned
         Topic                points                  answers  2026-W45 to 2026-W52
         Concurrency             79% ████████████▋          7  █▅█▅█ █▅

         Trend, from the earlier to the later half of the interviews
           Java · intermediate, scores: up, 1.0 → 3.5 of 5 over 5 interviews.
           Java · intermediate, mentions: up, 75% → 100% over 5 interviews.
           AI and generative AI · intermediate, scores: 2 interviews, too few to tell.
           AI and generative AI · intermediate, mentions: 2 interviews, too few to
           tell.

         Key points missed most
           Missed 7 of 7: Says how an interface changes without breaking those who use
           it already.
             API design: interview7 question 1, 2026-11-02; interview6 question 1,
         q back   F1 help   ↑ ↓ scroll                                           4 more
        """,
        200: """
         Progress                                                                                                                                                                                        SQLite

         8 interviews started, 7 completed (1 paused); 5.3 hours practised.
         Judged by a model: 2.4 of 5, the mean of 7 answers.
         Without a model: mentioned 11 of 14 key points in 7 answers.

         Role: scores by a model
         Role                   of 5                                answers  2026-W45 to 2026-W52
         Java                    2.2 █████████████▎                       5  ▂▂▄ ▅ ▇
         AI and generative AI    3.0 ██████████████████                   2     ▄   ▇

         Role: key points mentioned
         Role                 points                                answers  2026-W45 to 2026-W52
         Java                    90% ███████████████████████████          5  █▅█ █ █
         AI and generative AI    50% ███████████████                      2     ▅   ▅

         Level: scores by a model
         Level                  of 5                                answers  2026-W45 to 2026-W52
         Intermediate            2.4 ██████████████▍                      7  ▂▂▄▄▅ ▇▇

         Level: key points mentioned
         Level                points                                answers  2026-W45 to 2026-W52
         Intermediate            79% ███████████████████████▋             7  █▅█▅█ █▅

         Topic: scores by a model
         Topic                  of 5                                answers  2026-W45 to 2026-W52
         API design              2.4 ██████████████▍                      7  ▂▂▄▄▅ ▇▇

         Topic: key points mentioned
         Topic                points                                answers  2026-W45 to 2026-W52
         Concurrency             79% ███████████████████████▋             7  █▅█▅█ █▅

         Trend, from the earlier to the later half of the interviews
           Java · intermediate, scores: up, 1.0 → 3.5 of 5 over 5 interviews.
           Java · intermediate, mentions: up, 75% → 100% over 5 interviews.
           AI and generative AI · intermediate, scores: 2 interviews, too few to tell.
           AI and generative AI · intermediate, mentions: 2 interviews, too few to tell.

         Key points missed most
           Missed 7 of 7: Says how an interface changes without breaking those who use it already.
             API design: interview7 question 1, 2026-11-02; interview6 question 1, 2026-11-02; interview4 question 1, 2026-11-02; and 4 more
           Missed 3 of 7: Names a lock.
             Concurrency: interview7 question 2, 2026-11-02; interview3 question 2, 2026-11-02; interview1 question 2, 2026-11-02
         q back   F1 help
        """,
    ]
}
