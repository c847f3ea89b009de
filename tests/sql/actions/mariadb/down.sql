DROP TABLE `left_to_the_engine`;
DROP TABLE `followed`;
DROP TABLE `freed`;
DROP TABLE `restricted`;
DROP TABLE `accounts`;
