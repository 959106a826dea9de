/// What the screens of ``ScreenSamples`` show, row by row.
enum ScreenFrames {
    static let text: [String: String] = [
        "home 40": """
         mock-interview
         New interview
         › ‹ java ›           ‹ intermediate ›
           ‹ 6 questions ›    ‹ no limit ›
         Past  ‹ all ›  › type to find        6
           s5       python   paused
           s4       java     completed
           s3       ai-genai cancelled
           s2       devops   active
           s1       python   paused
           s0       java     completed
         Enter start   ← → change   F1 help
        """,
        "list 40": """
         mock-interview
         New interview
           ‹ java ›           ‹ intermediate ›
           ‹ 6 questions ›    ‹ no limit ›
         Past  ‹ all ›  › java          2 found
         › s4       java     completed
           s0       java     completed


         Level intermediate · Result 3.4 of 5 ·
         Date 2026-11-24 13:05 · Time 12 min
         Enter read   F1 help   Esc take back
        """,
        "delete 40": """
         mock-interview
         New interview
           ‹ java ›           ‹ intermediate ›
           ‹ 6 questions ›    ‹ no limit ›
         Past  ‹ all ›  › type to find        6
           s1       python   paused
         › s0       java     completed
         Delete the completed java · beginner
         interview of 24 Nov 2026, 14 messages
         and its feedback? It cannot be brought
         back. y/n
         y delete   n keep
        """,
        "home help 40": """
          New interview
          Enter
            start it
          Tab, Shift-Tab
            next, previous field
          ← →
            change the field
          0-9, Backspace
            type the questions (1 to 50) or
            minutes (to 480; 0 for no limit)

         Any key goes back.   ↑ ↓ scroll
        """,
        "review 40": """
         java · beginner   completed   abc
        ─‹Transcript›─ Feedback ────────────────

         You
         One lost update can happen, and a
         write may not be visible.

         ```java
         synchronized (this) {}
         ```
        ───────────────────────── more below ───
         q back   Tab feedback   F1 help
        """,
        "feedback 40": """
         java · beginner   completed   abc
        ─ Transcript ─‹Feedback›────────────────
           were no follow-up questions or
           hints.
         • Communication: not assessed.

         Best covered

         • Question 1: Point update. “One lost
           update can happen”
        ───────────────────────── more below ───
         q back   Tab transcript   F1 help
        """,
        "review help 40": """
          Reading
          Tab
            the transcript, the feedback
          ↑ ↓ PgUp PgDn Space
            scroll
          Home, End
            the beginning, the end
          ← →
            choose a message, or a quotation
            in the feedback
          Enter
         Any key goes back.   ↑ ↓ scroll
        """,
        "home 80": """
         mock-interview                                    this machine   question bank
         New interview
         › ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › type to find                             6
           Session  Role     Level        Status    Result            Date
           s5       python   advanced     paused    -                 2026-11-24 13:05
           s4       java     intermediate completed 3.4 of 5          2026-11-24 13:05
           s3       ai-genai beginner     cancelled …                 2026-11-24 13:05
           s2       devops   advanced     active    …                 2026-11-24 13:05
           s1       python   intermediate paused    …                 2026-11-24 13:05
           s0       java     beginner     completed mentioned 7 of 24 2026-11-24 13:05




         Enter start   ← → change   F1 help   Esc quit   Tab next   ↓ past interviews
        """,
        "list 80": """
         mock-interview                                    this machine   question bank
         New interview
           ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › java                               2 found
           Session  Role     Level        Status    Result            Date
         › s4       java     intermediate completed 3.4 of 5          2026-11-24 13:05
           s0       java     beginner     completed mentioned 7 of 24 2026-11-24 13:05







         Time 12 min
         Enter read   F1 help   Esc take back   Tab status   Del delete   F2 progress
        """,
        "delete 80": """
         mock-interview                                    this machine   question bank
         New interview
           ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › type to find                             6
           Session  Role     Level        Status    Result            Date
           s5       python   advanced     paused    …                 2026-11-24 13:05
           s4       java     intermediate completed …                 2026-11-24 13:05
           s3       ai-genai beginner     cancelled …                 2026-11-24 13:05
           s2       devops   advanced     active    …                 2026-11-24 13:05
           s1       python   intermediate paused    …                 2026-11-24 13:05
         › s0       java     beginner     completed …                 2026-11-24 13:05


         Delete the completed java · beginner interview of 24 Nov 2026, 14 messages and
         its feedback? It cannot be brought back. y/n
         y delete   n keep
        """,
        "home help 80": """
          New interview
          Enter               start it
          Tab, Shift-Tab      next, previous field
          ← →                 change the field
          0-9, Backspace      type the questions (1 to 50) or minutes (to 480; 0 for
                              no limit)

          Past interviews
          ↑ ↓ PgUp PgDn       choose one
          Home, End           the new interview; the oldest past one
          Enter               go on with it, or read it when it has ended
          Ctrl-R              read it, whether it has ended or not
          Ctrl-E              export it as Markdown into this folder
          Del, Ctrl-X         delete it, once you have confirmed
          F2                  your progress: results over time, what was missed most
         Any key goes back.   ↑ ↓ scroll
        """,
        "review 80": """
         java · beginner   completed   abc
        ─‹Transcript›─ Feedback ────────────────────────────────────────────────────────
         Interviewer  What can go wrong without a lock?

         You          One lost update can happen, and a write may not be visible.

                      ```java
                      synchronized (this) {}
                      ```

         Interviewer  Which map would you take?

         You          ConcurrentHashMap locks one bin at a time.

        ────────────────────────────────────────────────────────────────────────────────
         q back   Tab feedback   F1 help   ← → message   / find   y copy   e export
        """,
        "feedback 80": """
         java · beginner   completed   abc
        ─ Transcript ─‹Feedback›────────────────────────────────────────────────────────
         Mentioned 3 of 4 key points over 2 questions.

         • Correctness: not assessed: without a model nobody can tell whether you were
           right.
         • Depth: mentioned 3 of 4 key points, 3 of them before any follow-up question
           or hint.
         • Problem solving: not assessed: there were no follow-up questions or hints.
         • Communication: not assessed.

         Best covered

         • Question 1: Point update. “One lost update can happen”
        ───────────────────────────────────────────────────────────────── more below ───
         q back   Tab transcript   F1 help   ← → quotation   Enter go to it   / find
        """,
        "review help 80": """
          Reading
          Tab                 the transcript, the feedback
          ↑ ↓ PgUp PgDn Space scroll
          Home, End           the beginning, the end
          ← →                 choose a message, or a quotation in the feedback
          Enter               from the chosen quotation to its words in the transcript
          /                   find words in the pane that has the keys; Enter stays
                              there, Esc goes back
          n, N                the next place of these words, the one before

          Doing
          y                   copy the chosen message, or the first in sight; in the
                              feedback the quotation, or all of it
          c                   copy that message's next block of code
          e                   export as Markdown into this folder
         Any key goes back.   ↑ ↓ scroll
        """,
        "home 200": """
         mock-interview                                                                                                                                                            this machine   question bank
         New interview
         › ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › type to find                                                                                                                                                     6
           Session  Role     Level        Status    Result            Date             Time
           s5       python   advanced     paused    -                 2026-11-24 13:05 12 min
           s4       java     intermediate completed 3.4 of 5          2026-11-24 13:05 12 min
           s3       ai-genai beginner     cancelled …                 2026-11-24 13:05 12 min
           s2       devops   advanced     active    …                 2026-11-24 13:05 12 min
           s1       python   intermediate paused    …                 2026-11-24 13:05 12 min
           s0       java     beginner     completed mentioned 7 of 24 2026-11-24 13:05 12 min


         Enter start   ← → change   F1 help   Esc quit   Tab next   ↓ past interviews   F2 progress
        """,
        "list 200": """
         mock-interview                                                                                                                                                            this machine   question bank
         New interview
           ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › java                                                                                                                                                       2 found
           Session  Role     Level        Status    Result            Date             Time
         › s4       java     intermediate completed 3.4 of 5          2026-11-24 13:05 12 min
           s0       java     beginner     completed mentioned 7 of 24 2026-11-24 13:05 12 min






         Enter read   F1 help   Esc take back   Tab status   Del delete   F2 progress   Ctrl-E export
        """,
        "delete 200": """
         mock-interview                                                                                                                                                            this machine   question bank
         New interview
           ‹ java ›         ‹ intermediate ›   ‹ 6 questions ›    ‹ no limit ›
         Past interviews  ‹ all of them ›  › type to find                                                                                                                                                     6
           Session  Role     Level        Status    Result            Date             Time
           s5       python   advanced     paused    …                 2026-11-24 13:05 12 min
           s4       java     intermediate completed …                 2026-11-24 13:05 12 min
           s3       ai-genai beginner     cancelled …                 2026-11-24 13:05 12 min
           s2       devops   advanced     active    …                 2026-11-24 13:05 12 min
           s1       python   intermediate paused    …                 2026-11-24 13:05 12 min
         › s0       java     beginner     completed …                 2026-11-24 13:05 12 min

         Delete the completed java · beginner interview of 24 Nov 2026, 14 messages and its feedback? It cannot be brought back. y/n
         y delete   n keep
        """,
        "home help 200": """
          New interview                                                                                      Which are listed
          Enter               start it                                                                       letters, digits     only those with these words: id, role, level, status, date
          Tab, Shift-Tab      next, previous field                                                           Backspace, Ctrl-W, Ctrl-U
          ← →                 change the field                                                                                   take back a letter, a word, all of it
          0-9, Backspace      type the questions (1 to 50) or minutes (to 480; 0 for no limit)               Tab, Shift-Tab      only those of the next, previous status
                                                                                                             Esc                 take back what was typed, then the status; twice more leaves
          Past interviews
          ↑ ↓ PgUp PgDn       choose one                                                                     Anywhere
          Home, End           the new interview; the oldest past one                                         F1, ?               this help
          Enter               go on with it, or read it when it has ended                                    Ctrl-L              draw the screen anew
          Ctrl-R              read it, whether it has ended or not                                           Ctrl-C, Ctrl-D      leave
          Ctrl-E              export it as Markdown into this folder                                         Ctrl-Z              stop the program; fg in the shell goes on
          Del, Ctrl-X         delete it, once you have confirmed
         Any key goes back.   ↑ ↓ scroll
        """,
        "review 200": """
         java · beginner   completed   abc
        ─‹Transcript›───────────────────────────────────────────────────────────────────────────────────────── Feedback ────────────────────────────────────────────────────────────────────────────────────────
                                                                                                            │ No language model was used: the program looked for the key points' terms in your answers and
         You          One lost update can happen, and a write may not be visible.                           │ counts what they mention. It cannot tell whether you were right.
                                                                                                            │
                      ```java                                                                               │ Overall
                      synchronized (this) {}                                                                │
                      ```                                                                                   │ Mentioned 3 of 4 key points over 2 questions.
                                                                                                            │
         Interviewer  Which map would you take?                                                             │ • Correctness: not assessed: without a model nobody can tell whether you were right.
                                                                                                            │ • Depth: mentioned 3 of 4 key points, 3 of them before any follow-up question or hint.
         You          ConcurrentHashMap locks one bin at a time.                                            │ • Problem solving: not assessed: there were no follow-up questions or hints.
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────── more below ───
         q back   Tab feedback   F1 help   ← → message   / find   y copy   e export   f feedback again   ↑ ↓ scroll
        """,
        "feedback 200": """
         java · beginner   completed   abc
        ─ Transcript ─────────────────────────────────────────────────────────────────────────────────────────‹Feedback›────────────────────────────────────────────────────────────────────────────────────────
         Interviewer  What can go wrong without a lock?                                                     │ Mentioned 3 of 4 key points over 2 questions.
                                                                                                            │
         You          One lost update can happen, and a write may not be visible.                           │ • Correctness: not assessed: without a model nobody can tell whether you were right.
                                                                                                            │ • Depth: mentioned 3 of 4 key points, 3 of them before any follow-up question or hint.
                      ```java                                                                               │ • Problem solving: not assessed: there were no follow-up questions or hints.
                      synchronized (this) {}                                                                │ • Communication: not assessed.
                      ```                                                                                   │
                                                                                                            │ Best covered
         Interviewer  Which map would you take?                                                             │
                                                                                                            │ • Question 1: Point update. “One lost update can happen”
        ────────────────────────────────────────────────────────────────────────────────────── more below ─────────────────────────────────────────────────────────────────────────────────────── more below ───
         q back   Tab transcript   F1 help   ← → quotation   Enter go to it   / find   y copy   e export   f feedback again   ↑ ↓ scroll
        """,
        "review help 200": """
          Reading                                                                                            Doing
          Tab                 the transcript, the feedback                                                   y                   copy the chosen message, or the first in sight; in the feedback the
          ↑ ↓ PgUp PgDn Space scroll                                                                                             quotation, or all of it
          Home, End           the beginning, the end                                                         c                   copy that message's next block of code
          ← →                 choose a message, or a quotation in the feedback                               e                   export as Markdown into this folder
          Enter               from the chosen quotation to its words in the transcript                       f                   write the feedback again; Esc stops it
          /                   find words in the pane that has the keys; Enter stays there, Esc goes back     q, Esc, Ctrl-D      back
          n, N                the next place of these words, the one before                                  Ctrl-C              back, in whatever is going on
                                                                                                             Ctrl-Z              leave for the shell; fg comes back
                                                                                                             Ctrl-L              draw the screen anew
                                                                                                             F1, ?               this help


         Any key goes back.
        """,
    ]
}
