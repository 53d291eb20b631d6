import { answerTasks } from "./tasks.worker.ts";

answerTasks(null);
