export { default, metadata } from "../../../embed/page";
