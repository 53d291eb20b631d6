import { parentPort, workerData } from "node:worker_threads";
import { drawDrivers, numbersOfDraw } from "#stats/driver-bootstrap.ts";
import type { DrawingTask } from "./driver-bootstrap.pool.ts";

const { products, range, seed, numbers, done } = workerData as DrawingTask;
const width = numbersOfDraw(products.variables - 1);
const own = new Float64Array(numbers, range.from * width * 8, (range.to - range.from) * width);
const counter = new Int32Array(done);
drawDrivers(products, range, seed, own, () => {
  Atomics.add(counter, 0, 1);
});
parentPort?.postMessage("done");
