import { createContext } from "react";

/** Where a page's figures come from, in words: programme, campaign, day. Printed below downloaded pictures. */
export const FigureSource = createContext("");
